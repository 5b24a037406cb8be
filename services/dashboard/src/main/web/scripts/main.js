import 'htmx.org';
import { keepZone } from './zone.js';
import { startLive } from './live.js';
import { startDialogs } from './dialog.js';
import { startKeys } from './keys.js';
import { rememberFilters } from './remember.js';
import { startLog } from './log.js';
import { startCharts } from './charts.js';
import { startCopying } from './copy.js';

keepZone();
startLive();
startDialogs();
startKeys();
rememberFilters();
startLog();
startCharts();
startCopying();
