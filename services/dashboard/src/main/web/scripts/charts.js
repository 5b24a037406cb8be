// The numbers over time, to point at and to zoom: drawn by uPlot in the place of the small charts the page came with.
import uPlot from 'uplot';

const AGAIN_EVERY = 15_000;
const HEIGHT = 220;
/** How far a pointer may move between press and release, in pixels. */
const STILL = 4;

export function startCharts() {
  const root = document.getElementById('charts');
  if (root) {
    new Charts(root).start();
  }
}

class Charts {
  #root;
  #plots = new Map();

  constructor(root) {
    this.#root = root;
  }

  async start() {
    await this.#read();
    setInterval(() => !document.hidden && this.#read(), AGAIN_EVERY);
    addEventListener('resize', () => this.#resize());
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  async #read() {
    const answer = await fetch(`/api/metrics/history?range=${this.#root.dataset.range}`).catch(() => null);
    if (answer?.ok) {
      const history = await answer.json();
      this.#root.querySelectorAll('.chart').forEach((place) => this.#draw(place, history));
    }
  }

  #draw(place, history) {
    const names = place.dataset.series.split(' ');
    const times = history.at.map((at) => Date.parse(at) / 1_000);
    const data = [times, ...names.map((name) => history.series[name] ?? [])];
    const plot = this.#plots.get(place);
    if (plot) {
      // A reader who zoomed in keeps looking at the same time.
      const zoomed = plot.scales.x.min > plot.data[0][0] || plot.scales.x.max < plot.data[0].at(-1);
      plot.setData(data, !zoomed);
    } else if (times.length > 1) {
      place.replaceChildren();
      this.#plots.set(place, new uPlot(this.#options(place, names), data, place));
    } else {
      place.textContent = this.#root.dataset.empty;
    }
  }

  #options(place, names) {
    const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const say = UNITS[place.dataset.unit];
    const labels = place.dataset.labels.split('|');
    const colours = [ink('--info'), ink('--warn')];
    const axis = { stroke: ink('--muted'), grid: { stroke: ink('--raised'), width: 1 }, font: '12px Galmuri11' };
    return {
      width: place.clientWidth,
      height: HEIGHT,
      hooks: { ready: [(plot) => this.#askWho(plot, place)] },
      scales: { y: { range: (plot, low, high) => [0, place.dataset.unit === 'percent' ? 100 : Math.max(high, 0.1) * 1.1] } },
      axes: [
        { ...axis, values: (plot, marks) => marks.map((mark) => clock(mark).slice(0, 5)) },
        { ...axis, size: 88, values: (plot, marks) => marks.map(say) },
      ],
      series: [
        { label: this.#root.dataset.time, value: (plot, at) => (at === null ? '–' : clock(at)) },
        ...names.map((name, index) => ({
          label: labels[index],
          stroke: colours[index],
          fill: index === 0 ? `${colours[index]}33` : undefined,
          width: 2,
          spanGaps: false,
          points: { show: false },
          paths: uPlot.paths.stepped({ align: 1 }),
          value: (plot, value) => (value === null ? '–' : say(value)),
        })),
      ],
    };
  }

  /** A click, which no drag is, leads to who used the most at that time. */
  #askWho(plot, place) {
    const who = place.parentElement.querySelector('.who');
    let pressedAt = 0;
    plot.over.addEventListener('mousedown', (event) => (pressedAt = event.clientX));
    plot.over.addEventListener('click', (event) => {
      const seconds = plot.posToVal(event.offsetX, 'x');
      if (Math.abs(event.clientX - pressedAt) <= STILL && Number.isFinite(seconds)) {
        const link = who.querySelector('a');
        link.href = `/charts/top?at=${new Date(seconds * 1_000).toISOString()}`;
        link.textContent = this.#root.dataset.who.replace('#', clock(seconds));
        who.hidden = false;
      }
    });
  }

  #resize() {
    for (const [place, plot] of this.#plots) {
      plot.setSize({ width: place.clientWidth, height: HEIGHT });
    }
  }
}

const UNITS = {
  percent: (value) => `${value.toFixed(value < 10 && value % 1 !== 0 ? 1 : 0)} %`,
  number: (value) => value.toFixed(2),
  rate: (value) => rate(value),
};

export function rate(value) {
  const units = ['B/s', 'kB/s', 'MB/s', 'GB/s'];
  let rest = value;
  let unit = 0;
  while (rest >= 999.5 && unit < units.length - 1) {
    rest /= 1_000;
    unit++;
  }
  return `${rest.toFixed(unit === 0 || rest >= 99.95 ? 0 : 1)} ${units[unit]}`;
}

function clock(seconds) {
  return new Date(seconds * 1_000).toLocaleTimeString('en-GB');
}
