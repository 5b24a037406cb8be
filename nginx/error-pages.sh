#!/bin/sh
# error-pages.sh FOLDER: makes page.html with each line of words in it, when the image is built.
set -eu
cd "$1"
mkdir -p error
awk -F ' [|] ' '
    function filled(text, place, words,    at) {
        while ((at = index(text, place)) > 0) text = substr(text, 1, at - 1) words substr(text, at + length(place))
        return text
    }
    FILENAME == "page.html" { page = page $0 "\n"; next }
    /^#/ { next }
    NF != 4 { print "words:" FNR ": not name | title | Korean | English" > "/dev/stderr"; exit 1 }
    { printf "%s", filled(filled(filled(page, "@TITLE@", $2), "@KOREAN@", $3), "@ENGLISH@", $4) > ("error/" $1 ".html") }
' page.html words
