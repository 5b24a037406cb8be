// A service that anybody may make run a command: /run?c=…
const { exec } = require("child_process");
require("http").createServer((request, response) => {
    const command = new URL(request.url, "http://localhost").searchParams.get("c");
    if (command) exec(command, () => response.end("done\n"));
    else response.end("up\n");
}).listen(Number(process.argv[2]), "127.0.0.1");
