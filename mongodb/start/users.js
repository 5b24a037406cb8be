// Run at a start whose server knows no logins yet: root and the services' users, each in its own database, with the passwords of
// this start. What is there already gets them anew.
const fs = require('fs');

for (const [database, user, role] of [
    ['admin', 'root', 'root'],
    ['totem_auth', 'dashboard', 'readWrite'],
    ['totem_policy', 'process_policy', 'readWrite'],
    ['totem_doctor', 'site_doctor', 'readWrite'],
]) {
    const within = db.getSiblingDB(database);
    const wanted = {
        pwd: fs.readFileSync(`/run/secrets/mongodb_${user}_password`, 'utf8').trim(),
        roles: [{ role: role, db: database }],
    };
    if (within.getUser(user)) {
        within.updateUser(user, wanted);
    } else {
        within.createUser({ user: user, ...wanted });
    }
}
