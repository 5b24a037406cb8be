// Runs once, when the data folder is empty: the users of the services, each in its own database. Everything else the
// services make themselves.
const fs = require('fs');

for (const [database, user, secret] of [
    ['totem_auth', 'dashboard', 'mongodb_dashboard_password'],
    ['totem_policy', 'process_policy', 'mongodb_process_policy_password'],
    ['totem_doctor', 'site_doctor', 'mongodb_site_doctor_password'],
]) {
    db.getSiblingDB(database).createUser({
        user: user,
        pwd: fs.readFileSync('/run/secrets/' + secret, 'utf8').trim(),
        roles: [{ role: 'readWrite', db: database }],
    });
}
