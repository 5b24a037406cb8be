<?php
/** The page for visitors while MariaDB does not answer or refuses WordPress. */

header('Content-Type: text/html; charset=utf-8', true, 503);
header('Retry-After: 10');
header('Cache-Control: no-store');
error_log('wordpress: a page could not be made, as MariaDB does not answer or refuses the password. On the server: make status');
?>
<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>503</title>
<style>body{font:1rem/1.6 monospace;max-width:40rem;margin:4rem auto;padding:0 1rem;background:#14161a;color:#e8e6e3}p+p{margin-top:1.5rem}</style>
</head>
<body>
<p lang="ko">블로그의 데이터베이스(MariaDB)가 지금 응답하지 않습니다. 다시 시작하는 중이라면 몇 초 뒤에 돌아옵니다. 계속되면 서버에서 make status로 확인하세요.</p>
<p lang="en">The blog's database (MariaDB) does not answer right now. If it is restarting, the blog will be back in a few seconds. If this stays, make status on the server says what is down.</p>
</body>
</html>
