#!/usr/bin/env python3
"""Runs the built command over every form of input and charset, and checks the stories that come out.

usage: test_forms.py ISNAD [NAME]...

Belongs here: what each form of input becomes: stories, facts, roles, offsets, what is skipped and told; the same bytes
packed, cut and damaged. Does not: options and signals (cli/test_cli.py). All Arabic is invented.
"""
import csv, gzip, http.server, io, json, os, subprocess, sys, tempfile, threading, zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap
from tap import holds, same

ISNAD = os.path.abspath(sys.argv[1])
FOLDER = tempfile.mkdtemp()

LEAD = "قالت وزيرة النقل سلمى الداوودي، الأربعاء، إن جسر الصيادين سيفتح أمام المشاة يوم الأحد المقبل."
SECOND = "ونفى المتحدث باسم الشركة المنفذة وائل حمدان وقوع أي إصابات بين العمال، وفقا لصحيفة المرفأ."
THIRD = "وأضافت الوزيرة أن العمل انتهى قبل موعده بأسبوع، وأن كلفة الجسر لم تتجاوز ما رصد له."
TITLE = "جسر الصيادين يفتح أمام المشاة الأحد"
OTHER = "أعلن مجلس بلدة الينابيع أن طريق الوادي مغلق حتى نهاية الشهر، بسبب أعمال الصيانة فيه."
OTHER_TITLE = "إغلاق طريق الوادي"


def run(data, *args, name=None):
    path = os.path.join(FOLDER, name or "input")
    with open(path, "wb") as file:
        file.write(data)
    done = subprocess.run([ISNAD, "read", "--to", "ndjson", *args, path], capture_output=True, timeout=120)
    stories = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    return done.returncode, stories, done.stderr.decode("utf-8", "replace")


def good(data, *args, name=None):
    code, stories, err = run(data, *args, name=name)
    same((code, err), (0, ""), "exit status and messages")
    return stories


def lines(story, *roles):
    return [story["text"][p["begin"]:p["end"]] for p in story["paragraphs"] if not roles or p["role"] in roles]


def body(story):
    return lines(story, "body", "lead")


# ---- Charsets ----

PLAIN = f"{LEAD}\n{SECOND}\n{THIRD}\n"


def decoded(data, charset):
    """Bytes read as another charset, as browsers do it."""
    return "".join(bytes([b]).decode(charset) if not (charset == "cp1252" and b in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
                   else chr(b) for b in data)


def encoded(text, charset):
    """Python makes even blanks and tags right-to-left in Apple's charset; pages keep them ASCII."""
    if charset == "mac_arabic":
        return b"".join(c.encode("ascii" if c < "\x80" else charset) for c in text)
    return text.encode(charset)


def add_charset(name, python_name, said):
    def check():
        story, = good(PLAIN.encode(python_name))
        same(story["text"], PLAIN.strip())
        same(story.get("encoding"), said)
        # ISO 8859-6 has no such quotes; without them Apple's charset is the same.
        second = SECOND if said == "iso-8859-6" else f"«{SECOND}»"
        page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{second}</p></body></html>"
        story, = good(encoded(page, python_name))
        same((story["title"], body(story), story.get("encoding")), (TITLE, [LEAD, second], said))
    tap.add(f"charset_{name}", check)


for row in (("utf8", "utf-8", None), ("utf8_with_mark", "utf-8-sig", None), ("windows_1256", "cp1256", "windows-1256"),
            ("iso_8859_6", "iso8859-6", "iso-8859-6"), ("mac_arabic", "mac_arabic", "x-mac-arabic"),
            ("utf16", "utf-16", "utf-16le"), ("utf16_little", "utf-16-le", "utf-16le"),
            ("utf16_big", "utf-16-be", "utf-16be")):
    add_charset(*row)


@tap.case
def charset_is_declared():
    short = "نعم"  # too short to be told by its letters alone
    for head in ('<?xml version="1.0" encoding="windows-1256"?><html>', '<html><meta charset="windows-1256">',
                 '<html><meta http-equiv="Content-Type" content="text/html; charset=cp1256">'):
        story, = good(f"{head}<body><p>{short}</p>".encode("cp1256"))
        same((lines(story), story["encoding"]), ([short], "windows-1256"))


@tap.case
def charset_is_declared_wrongly():
    story, = good(f'<html><meta charset="windows-1256"><body><p>{LEAD}</p>'.encode())
    same((body(story), "encoding" in story), ([LEAD], False))
    story, = good(f'<html><meta charset="iso-8859-1"><body><p>{LEAD}</p>'.encode("cp1256"))
    same((body(story), story["encoding"]), ([LEAD], "windows-1256"))


def add_mojibake(name, breaks):
    def check():
        story, = good(breaks(PLAIN).encode())
        same((story["text"], story["repaired"]), (PLAIN.strip(), True))
        half = f"{LEAD}\n{breaks(SECOND)}\n"
        story, = good(half.encode())
        same((story["text"], story["repaired"]), (f"{LEAD}\n{SECOND}", True))
    tap.add(f"mojibake_{name}", check)


add_mojibake("utf8_as_windows_1252", lambda text: decoded(text.encode(), "cp1252"))
add_mojibake("utf8_as_windows_1256", lambda text: decoded(text.encode(), "cp1256"))
add_mojibake("windows_1256_as_1252", lambda text: decoded(text.encode("cp1256"), "cp1252"))


@tap.case
def mojibake_twice():
    story, = good(decoded(decoded(PLAIN.encode(), "cp1252").encode(), "cp1252").encode())
    same((story["text"], story["repaired"]), (PLAIN.strip(), True))


@tap.case
def good_text_is_left_alone():
    text = "Škoda, Ørsted, «Ø» — ظ، ط؟ الشروط، «الحفاظ».\n" + LEAD
    story, = good(text.encode())
    same((story["text"], "repaired" in story), (text, False))


@tap.case
def offsets_count_bytes_of_the_input():
    two = (PLAIN + "\n\n" + OTHER_TITLE + "\nالينابيع - وكالات\n" + OTHER + "\n").encode("cp1256")
    stories = good(two)
    for story in stories:
        first = story["text"].split("\n")[0].encode("cp1256")
        same(two[story["input"]["offset"]:][:len(first)], first)


# ---- Pages ----

PAGE = f"""<!doctype html><html lang="ar"><head><title>{TITLE} | المرفأ</title>
<link rel="canonical" href="https://almarfaa.example/2031/05/14/bridge">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "x"}},
{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2031-05-14T10:30:00+03:00",
"author": [{{"@type": "Person", "name": "ليلى منصور"}}], "publisher": {{"@type": "Organization", "name": "المرفأ"}}}}]}}</script>
</head><body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سياسة</a></li></ul></nav>
<div class="cookie-banner">نستخدم ملفات تعريف الارتباط لتحسين تجربتك على الموقع، ويمكنك قراءة سياسة الخصوصية.</div>
<article><h1>{TITLE}</h1><div class="author">بقلم ليلى منصور</div><time datetime="2031-05-14">14 مايو 2031</time>
<figure><img src="a.jpg"><figcaption>الجسر كما بدا صباح الثلاثاء</figcaption></figure>
<div class="article-body"><p>{LEAD}</p><p>{SECOND}</p><h2>كلفة الجسر</h2><p>{THIRD}</p>
<div class="related-posts"><a href="/x">{OTHER_TITLE}</a></div></div></article>
<section id="comments"><p>تعليق من قارئ يرى أن الجسر جاء متأخرا، ويسأل عن الجسر الآخر ومتى يفتح أمام الناس.</p></section>
<footer>جميع الحقوق محفوظة © 2031</footer></body></html>"""


@tap.case
def page_with_json_ld():
    story, = good(PAGE.encode())
    same(body(story), [LEAD, SECOND, THIRD])
    same((story["title"], story["byline"], story["outlet"], story["outlet_from"]), (TITLE, "ليلى منصور", "المرفأ", "metadata"))
    same((story["published"], story["published_from"]), ("2031-05-14T10:30:00+03:00", "metadata"))
    same(story["url"], "https://almarfaa.example/2031/05/14/bridge")
    same(story["lang"], "ar")
    same(lines(story, "caption"), ["الجسر كما بدا صباح الثلاثاء"])
    same(lines(story, "heading"), [TITLE, "كلفة الجسر"])
    same(lines(story, "related"), [OTHER_TITLE])
    holds(" ".join(lines(story, "furniture")), "جميع الحقوق محفوظة")


@tap.case
def every_line_is_in_one_paragraph():
    story, = good(PAGE.encode())
    same("\n".join(lines(story)), story["text"])


@tap.case
def date_of_the_address_and_of_the_page():
    page = f"<html><head><link rel=canonical href='https://x.example/2031/05/14/a'></head><body><h1>{TITLE}</h1><p>{LEAD}</p></body></html>"
    story, = good(page.encode())
    same((story["published"], story["published_from"]), ("2031-05-14", "address"))
    page = f"<html><body><h1>{TITLE}</h1><div>نشر في 14 أيار/مايو 2031</div><p>{LEAD}</p></body></html>"
    story, = good(page.encode())
    same((story["published"], story["published_from"]), ("2031-05-14", "dateline"))


@tap.case
def several_stories_on_a_page():
    page = "<html><body><main>" + "".join(
        f"<article><h2>{title}</h2><p>{first}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
        for title, first in ((TITLE, LEAD), (OTHER_TITLE, OTHER))) + "</main></body></html>"
    first, second = good(page.encode())
    same((first["title"], body(first)[0]), (TITLE, LEAD))
    same((second["title"], body(second)[0]), (OTHER_TITLE, OTHER))


@tap.case
def microdata_alone():
    page = f"""<html><body><div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
    <span itemprop="author" itemscope><span itemprop="name">ليلى منصور</span></span>
    <meta itemprop="datePublished" content="2031-05-14"><div itemprop="articleBody"><p>{LEAD}</p><p>{SECOND}</p></div></div>
    </body></html>"""
    story, = good(page.encode())
    same((story["title"], story["byline"], story["published"], body(story)), (TITLE, "ليلى منصور", "2031-05-14", [LEAD, SECOND]))


@tap.case
def a_nul_in_a_page():
    story, = good(f"<html><body><p>{LEAD}</p>\0\0<p>{SECOND}</p>".encode())
    same(body(story), [LEAD, SECOND])


# ---- Feeds ----

RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>المرفأ</title><language>ar</language>
<item><title>{TITLE}</title><link>https://almarfaa.example/1</link><pubDate>Wed, 14 May 2031 10:30:00 +0300</pubDate>
<dc:creator>ليلى منصور</dc:creator><description>مختصر</description>
<content:encoded><![CDATA[<p>{LEAD}</p><p>{SECOND}</p>]]></content:encoded></item>
<item><title>{OTHER_TITLE}</title><link>https://almarfaa.example/2</link><description>&lt;p&gt;{OTHER}&lt;/p&gt;</description></item>
</channel></rss>"""


@tap.case
def rss():
    first, second = good(RSS.encode())
    same((first["title"], first["outlet"], first["byline"], first["url"]), (TITLE, "المرفأ", "ليلى منصور", "https://almarfaa.example/1"))
    same((first["published"], body(first)), ("2031-05-14T10:30:00+03:00", [LEAD, SECOND]))
    same((second["title"], body(second)), (OTHER_TITLE, [OTHER]))


@tap.case
def rss_in_windows_1256():
    first, second = good(RSS.replace("utf-8", "windows-1256").encode("cp1256"))
    same((first["title"], first["encoding"], body(second)), (TITLE, "windows-1256", [OTHER]))


@tap.case
def atom():
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>المرفأ</title><entry><title>{TITLE}</title>
    <link rel="alternate" href="https://almarfaa.example/1"/><published>2031-05-14T10:30:00Z</published>
    <author><name>ليلى منصور</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p>
    <p>{SECOND}</p></div></content></entry></feed>"""
    story, = good(feed.encode())
    same((story["title"], story["byline"], story["published"], story["url"]),
         (TITLE, "ليلى منصور", "2031-05-14T10:30:00Z", "https://almarfaa.example/1"))
    same(body(story), [LEAD, SECOND])


@tap.case
def rdf():
    feed = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>المرفأ</title></channel><item><title>{TITLE}</title>
    <link>https://almarfaa.example/1</link><dc:date>2031-05-14</dc:date><description>{LEAD}</description></item></rdf:RDF>"""
    story, = good(feed.encode())
    same((story["title"], story["published"], story["outlet"], body(story)), (TITLE, "2031-05-14", "المرفأ", [LEAD]))


@tap.case
def a_feed_that_breaks_off():
    code, stories, err = run(RSS[:RSS.index(OTHER)].encode())
    same((code, [s["title"] for s in stories]), (1, [TITLE]))
    holds(err, "the item has no end, skipped")


# ---- WARC ----

def record(kind, uri, content_type, block, version="1.0"):
    head = f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def answer(content, status="200 OK", kind="text/html; charset=utf-8", more=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + content


def page_of(title, text):
    return f"<html><body><h1>{title}</h1><p>{text}</p></body></html>".encode()


def chunked(content):
    return b"".join(f"{len(content[i:i + 50]):x}\r\n".encode() + content[i:i + 50] + b"\r\n" for i in range(0, len(content), 50)) + b"0\r\n\r\n"


RECORDS = [
    record("warcinfo", "", "application/warc-fields", b"software: none\r\n"),
    record("request", "https://a.example/1", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
    record("response", "https://a.example/1", "application/http; msgtype=response", answer(page_of(TITLE, LEAD))),
    record("response", "https://a.example/2", "application/http;msgtype=response", answer(page_of("x", "gone"), "404 Not Found")),
    record("response", "https://a.example/3.png", "application/http; msgtype=response", answer(b"\x89PNG", kind="image/png")),
    record("response", "https://a.example/4", "application/http; msgtype=response",
           answer(chunked(gzip.compress(page_of(OTHER_TITLE, OTHER))), more="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"), "1.1"),
    record("response", "https://a.example/5", "application/http; msgtype=response",
           answer(zlib.compress(page_of(TITLE, THIRD)), more="Content-Encoding: deflate\r\n"), "0.18"),
    record("conversion", "https://a.example/6", "text/plain", PLAIN.encode()),
    record("response", "https://a.example/7", "application/http; msgtype=response",
           answer(page_of(OTHER_TITLE, OTHER).decode().encode("cp1256"), kind="text/html; charset=windows-1256")),
]
WANTED = [LEAD, OTHER, THIRD, LEAD, OTHER]


def check_warc(stories):
    same([body(s)[0] for s in stories], WANTED)
    same([s["url"][-1] for s in stories], list("14567"))
    same(stories[-1]["encoding"], "windows-1256")


@tap.case
def warc():
    data = b"".join(RECORDS)
    stories = good(data)
    check_warc(stories)
    for story in stories:
        same(data[story["input"]["offset"]:][:5], b"WARC/")


@tap.case
def warc_packed():
    members = [gzip.compress(r) for r in RECORDS]
    data = b"".join(members)
    stories = good(data)
    check_warc(stories)
    starts = {len(b"".join(members[:i])) for i in range(len(members))}
    for story in stories:
        assert story["input"]["offset"] in starts, story["input"]
    check_warc(good(gzip.compress(b"".join(RECORDS))))


@tap.case
def damaged_records_are_told():
    damaged = list(RECORDS)
    damaged[5] = damaged[5].replace(b"Content-Length", b"Content-Langth")
    code, stories, err = run(b"".join(damaged))
    same(code, 1)
    same([s["url"][-1] for s in stories], list("1567"))
    holds(err, f"byte {len(b''.join(RECORDS[:5]))}: the record does not tell its length, skipped")


@tap.case
def damaged_members_are_told():
    members = [gzip.compress(r) for r in RECORDS]
    members[2] = members[2][:40] + b"\xff\xff\xff\xff" + members[2][44:]
    code, stories, err = run(b"".join(members))
    same(code, 1)
    same([s["url"][-1] for s in stories], list("4567"))
    holds(err, "damaged")


@tap.case
def warc_that_breaks_off():
    data = b"".join(RECORDS)
    code, stories, err = run(data[:-30])
    same(code, 1)
    same([s["url"][-1] for s in stories], list("1456"))
    holds(err, "the record ends too early, skipped")


# ---- Tables ----

def table(delimiter, header, rows, **options):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, **options)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


ROWS = [["1", TITLE, f"{LEAD}\n{SECOND}", "2031-05-14", "https://a.example/1"], ["2", OTHER_TITLE, OTHER, "15/05/2031", ""]]


def add_table(name, delimiter, header):
    def check():
        for charset in ("utf-8", "utf-8-sig", "cp1256"):
            first, second = good(table(delimiter, header, ROWS).encode(charset))
            same((first["id"], first["title"], first["published"], body(first)), ("1", TITLE, "2031-05-14", [LEAD, SECOND]))
            same((second["title"], second["published"], body(second)), (OTHER_TITLE, "2031-05-15", [OTHER]))
    tap.add(f"table_{name}", check)


add_table("english", ",", ["id", "title", "text", "date", "url"])
add_table("arabic", ",", ["الرقم", "العنوان", "النص", "التاريخ", "الرابط"])
add_table("tabs", "\t", ["ID", "Headline", "Content", "Published", "Link"])
add_table("semicolons", ";", ["id", "Title", "Article", "Date", "URL"])


@tap.case
def table_with_columns_told():
    data = table(",", ["a", "b", "c", "d", "e"], ROWS).encode()
    stories = good(data, "--from", "csv", "--columns", "id,title,text,date,url")
    same([s["title"] for s in stories][-2:], [TITLE, OTHER_TITLE])


@tap.case
def table_without_a_text():
    code, stories, err = run(table(",", ["a", "b", "c", "d", "e"], ROWS).encode(), "--from", "csv")
    same((code, stories), (1, []))
    holds(err, "--columns tells which does")


@tap.case
def quotes_in_a_table():
    first, = good(f'title,text\n"a ""b"" c","{LEAD}, ""نعم"" \n{SECOND}"\n'.encode())
    same((first["title"], body(first)), ('a "b" c', [f'{LEAD}, "نعم"', SECOND]))


# ---- Collections and channels ----

@tap.case
def trec():
    data = f"""<DOC>
<DOCNO> AFA20310514.0001 </DOCNO>
<HEADLINE> {TITLE} </HEADLINE>
<DATE> 20310514 </DATE>
<TEXT>
<P>
{LEAD}
</P>
<P>
{SECOND}
</P>
</TEXT>
</DOC>
<DOC><DOCNO>2</DOCNO><TITLE>{OTHER_TITLE}</TITLE><TEXT>
{OTHER[:40]}
{OTHER[40:]}

{THIRD}
</TEXT></DOC>"""
    first, second = good(data.encode())
    same((first["id"], first["title"], first["published"], body(first)),
         ("AFA20310514.0001", TITLE, "2031-05-14", [LEAD, SECOND]))
    same((second["id"], [" ".join(t.split()) for t in body(second)]), ("2", [" ".join(f"{OTHER[:40]} {OTHER[40:]}".split()), THIRD]))


@tap.case
def trec_that_breaks_off():
    code, stories, err = run(f"<DOC><DOCNO>1</DOCNO><TEXT>{LEAD}</TEXT></DOC><DOC><DOCNO>2</DOCNO><TEXT>{OTHER}".encode())
    same((code, [s["id"] for s in stories]), (1, ["1"]))
    holds(err, "the document has no end, skipped")


@tap.case
def telegram():
    export = {"name": "قناة المرفأ", "type": "public_channel", "id": 1, "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2031-05-14T10:30:00", "text": f"{LEAD}\n\n{SECOND}"},
        {"id": 3, "type": "message", "date": "2031-05-15T08:00:00",
         "text": [{"type": "bold", "text": OTHER_TITLE}, "\n" + OTHER + " ", {"type": "link", "text": "https://a.example"}]}]}
    for indent in (None, 1):
        first, second = good(json.dumps(export, ensure_ascii=False, indent=indent).encode())
        same((first["id"], first["outlet"], first["published"]), ("2", "قناة المرفأ", "2031-05-14T10:30:00"))
        same(body(first), [LEAD, SECOND])
        holds(second["text"], OTHER)


# ---- Addresses ----

class Site(http.server.BaseHTTPRequestHandler):
    pages = {"/page": ("text/html; charset=utf-8", PAGE.encode(), {}), "/feed": ("application/rss+xml", RSS.encode(), {}),
             "/1256": ("text/html; charset=windows-1256", "<p>نعم</p>".encode("cp1256"), {}),
             "/packed": ("text/html", gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"}),
             "/long": ("text/plain", b"x" * 200000, {})}

    def do_GET(self):
        Site.agent = self.headers["User-Agent"]
        if self.path in ("/moved", "/loop"):
            self.send_response(302)
            self.send_header("Location", "/page" if self.path == "/moved" else "/loop")
            return self.end_headers()
        if self.path == "/file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            return self.end_headers()
        if self.path not in self.pages:
            return self.send_error(404)
        kind, content, more = self.pages[self.path]
        self.send_response(200)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **more}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


SERVER = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=SERVER.serve_forever, daemon=True).start()


def fetch(path, *args):
    environment = {k: v for k, v in os.environ.items() if "proxy" not in k.lower()}
    address = f"http://127.0.0.1:{SERVER.server_address[1]}{path}"
    done = subprocess.run([ISNAD, "read", "--to", "ndjson", *args, address], capture_output=True, timeout=60, env=environment)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


@tap.case
def addresses():
    for path in ("/page", "/packed", "/moved"):
        code, (story,), err = fetch(path)
        same((code, err, story["title"], body(story)), (0, "", TITLE, [LEAD, SECOND, THIRD]))
    assert Site.agent.startswith("isnad/"), Site.agent
    code, stories, err = fetch("/feed")
    same((code, [s["title"] for s in stories]), (0, [TITLE, OTHER_TITLE]))
    code, (story,), err = fetch("/1256")
    same((lines(story), story["encoding"]), (["نعم"], "windows-1256"))
    same(story["url"].rsplit("/", 1)[1], "1256")


@tap.case
def addresses_that_give_nothing():
    for path, message in (("/none", "the server answers 404"), ("/loop", "redirects"), ("/file", "Unsupported protocol")):
        code, stories, err = fetch(path)
        same((code, stories, len(err.splitlines())), (1, [], 1), path)
        holds(err, message)
    code, stories, err = fetch("/long", "--max-story", "10K")
    same((code, stories), (1, []))
    holds(err, "longer than a page may be")


# ---- Packed, in folders, cut ----

@tap.case
def packed_with_gzip_and_zstd():
    same(body(good(gzip.compress(PAGE.encode()))[0]), [LEAD, SECOND, THIRD])
    path = os.path.join(FOLDER, "page.html")
    with open(path, "wb") as file:
        file.write(PAGE.encode())
    try:
        packed = subprocess.run(["zstd", "-q", "-c", path], capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise tap.Skip("no zstd here")
    same(body(good(packed)[0]), [LEAD, SECOND, THIRD])


@tap.case
def packed_data_that_breaks_off():
    code, stories, err = run(gzip.compress(PLAIN.encode())[:-20])
    same(code, 1)
    holds(err, "packed data ends too early")


@tap.case
def a_folder():
    folder = tempfile.mkdtemp(dir=FOLDER)
    os.mkdir(os.path.join(folder, "inner"))
    for name, content in (("b.html", PAGE), ("a.txt", PLAIN), (".hidden", PLAIN), ("inner/c.rss", RSS),
                          ("inner/script.js", "var x = 1;"), ("inner/a.PNG", "x")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(content)
    done = subprocess.run([ISNAD, "read", "--to", "ndjson", folder], capture_output=True, timeout=60)
    files = [json.loads(line)["input"]["file"] for line in done.stdout.splitlines()]
    same(files, [os.path.join(folder, name) for name in ("a.txt", "b.html", "inner/c.rss", "inner/c.rss")])


@tap.case
def a_picture_is_no_text():
    code, stories, err = run(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    same((code, stories), (1, []))
    holds(err, "is no text")


SAMPLES = {"html": PAGE.encode(), "feed": RSS.encode(), "warc": b"".join(RECORDS[:6]), "csv": table(",", ["id", "title", "text", "date", "url"], ROWS).encode(),
           "gzip": gzip.compress(b"".join(RECORDS[:4])), "utf16": PLAIN.encode("utf-16")}


def add_cuts(name, data):
    def check():
        step = max(1, len(data) // 60)
        for size in list(range(0, min(len(data), 40))) + list(range(40, len(data), step)):
            code, _, err = run(data[:size])
            assert code in (0, 1), f"{size} bytes: exit status {code}: {err}"
            assert code == 0 or err, f"{size} bytes: no message"
    tap.add(f"cut_anywhere_{name}", check)


for sample in SAMPLES.items():
    add_cuts(*sample)

if __name__ == "__main__":
    sys.exit(tap.run(sys.argv[2:]))
