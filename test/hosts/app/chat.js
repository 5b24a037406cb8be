require("http").createServer((request, response) => response.end("chat\n")).listen(3000, "127.0.0.1");
