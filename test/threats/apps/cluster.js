const cluster = require("cluster");
if (cluster.isPrimary) cluster.fork();
else require("http").createServer((request, response) => response.end("up\n")).listen(8193, "127.0.0.1");
