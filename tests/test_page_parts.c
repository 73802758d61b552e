/* test_page_parts: the pieces that the readers of pages are made of, each alone: charsets, mojibake, dates, datelines,
 * fields of HTTP, packed data, tags, columns, hints of markup, languages. Whole inputs are test_forms.py's. */
#include "charset.h"
#include "csv_columns.h"
#include "fetch.h"
#include "html_page.h"
#include "http.h"
#include "markup.h"
#include "mojibake.h"
#include "tags.h"
#include "unpack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include <cmocka.h>

#define SAME(string, literal)                                                                                          \
  do {                                                                                                                 \
    isnad_string same_ = (string);                                                                                     \
    assert_int_equal(same_.size, strlen(literal));                                                                     \
    if (same_.size > 0) assert_memory_equal(same_.data, literal, same_.size);                                          \
  } while (0)

/* ---- Charsets ---- */

static void charsets_by_name(void **state) {
  (void)state;
  static const struct {
    const char *said, *name;
  } cases[] = {{"UTF8", "utf-8"},
               {" \"Windows-1256\" ", "windows-1256"},
               {"CP1256", "windows-1256"},
               {"latin1", "windows-1252"},
               {"ISO-8859-6", "iso-8859-6"},
               {"x-mac-arabic", "x-mac-arabic"},
               {"utf-16", "utf-16le"},
               {"Shift_JIS", "shift_jis"},
               {"windows-1251", "windows-1251"}};
  page_charset charset;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_true(charset_find(isnad_string_of(cases[i].said), &charset));
    assert_string_equal(charset.name, cases[i].name);
  }
  assert_false(charset_find(isnad_string_of("no-such-charset"), &charset));
  assert_false(charset_find(isnad_string_of("../../etc/passwd"), &charset));
  assert_false(charset_find(isnad_string_of(""), &charset));
}

static void charsets_decode(void **state) {
  (void)state;
  static const struct {
    const char *charset, *bytes, *text;
  } cases[] = {{"windows-1256", "\xC7\xE1\xCE\xC8\xD1", "الخبر"},
               {"iso-8859-6", "\xC7\xE4\xCE\xC8\xD1\xFE", "الخبر\xEF\xBF\xBD"},
               {"x-mac-arabic", "\xC7\xE4\xCE\xC8\xD1\xB2\xA5", "الخبر٢٪"},
               {"shift_jis", "\x93\xFA!", "日!"}};
  page_charset charset;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    page_buffer out = {0};
    size_t used;
    assert_true(charset_find(isnad_string_of(cases[i].charset), &charset));
    assert_true(charset_decode(&charset, isnad_string_of(cases[i].bytes), true, &out, &used));
    assert_int_equal(used, strlen(cases[i].bytes));
    SAME(((isnad_string){out.data, out.size}), cases[i].text);
    if (charset.kind == CHARSET_TABLE)
      assert_int_equal(charset_width(&charset, (isnad_string){out.data, out.size}), strlen(cases[i].bytes));
    page_buffer_done(&out);
  }
}

/* A letter of two units is not cut: the first is left for the next call. */
static void utf16_in_two_calls(void **state) {
  (void)state;
  page_charset charset;
  page_buffer out = {0};
  size_t used;
  charset_find(isnad_string_of("utf-16le"), &charset);
  assert_true(charset_decode(&charset, (isnad_string){"a\0\x3D\xD8", 4}, false, &out, &used));
  assert_int_equal(used, 2);
  assert_true(charset_decode(&charset, (isnad_string){"\x3D\xD8\0\xDE\x3D\xD8", 6}, true, &out, &used));
  assert_int_equal(used, 6);
  SAME(((isnad_string){out.data, out.size}), "a\xF0\x9F\x98\x80\xEF\xBF\xBD");
  assert_int_equal(charset_width(&charset, (isnad_string){out.data, 5}), 6);
  page_buffer_done(&out);
}

static void charsets_declared(void **state) {
  (void)state;
  SAME(charset_declared(isnad_string_of("<?xml version='1.0' encoding='windows-1256'?>")), "windows-1256");
  SAME(charset_declared(isnad_string_of("<html><META http-equiv=x content=\"text/html; charset=cp1256\">")), "cp1256");
  SAME(charset_declared(isnad_string_of("<meta name=x><meta charset=utf-8>")), "utf-8");
  SAME(charset_declared(isnad_string_of("<p>charset=x</p>")), "");
  SAME(http_charset(isnad_string_of("text/html; Charset=\"windows-1256\"; x")), "windows-1256");
  SAME(http_charset(isnad_string_of("text/html")), "");
}

static void mojibake_is_mended(void **state) {
  (void)state;
  static const struct {
    const char *broken, *text;
    bool repaired;
  } cases[] = {{"x Ø§Ù„Ø®Ø¨Ø± y", "x الخبر y", true},
               {"ط§ظ„ط®ط¨ط± حظ، شرط»", "الخبر حظ، شرط»", true},
               {"ÇáÎÈÑ ÇáÌÏíÏ åäÇ, OK", "الخبر الجديد هنا, OK", true},
               {"الحفاظ، «الشروط»؛ Ørsted, Ùna", "الحفاظ، «الشروط»؛ Ørsted, Ùna", false},
               {"", "", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    page_buffer room = {0};
    bool repaired = false;
    isnad_string text = isnad_string_of(cases[i].broken);
    assert_true(mojibake_mend(&text, &room, &repaired));
    SAME(text, cases[i].text);
    assert_int_equal(repaired, cases[i].repaired);
    page_buffer_done(&room);
  }
}

/* ---- Dates and datelines ---- */

static void dates(void **state) {
  (void)state;
  static const struct {
    const char *text, *date;
  } cases[] = {{"2031-05-14", "2031-05-14"},
               {"2031-05-14T10:30:00+03:00", "2031-05-14T10:30:00+03:00"},
               {"Wed, 14 May 2031 10:30:05 +0300", "2031-05-14T10:30:05+03:00"},
               {"Wed, 4 Jun 2031 09:05:00 GMT", "2031-06-04T09:05:00Z"},
               {"2031-05-14 10:30", "2031-05-14T10:30"},
               {"20310514", "2031-05-14"},
               {"20310514T103000Z", "2031-05-14"},
               {"1936002600", "2031-05-08T10:30:00Z"},
               {"14 مايو/ أيار 2031", "2031-05-14"},
               {"نشر الأربعاء، ١٤ أيار ٢٠٣١ - ١٠:٣٠ م", "2031-05-14T22:30:00"},
               {"الأربعاء 21 محرم 1453هـ - 14 مايو 2031م", "2031-05-14"},
               {"تاريخ النشر: 14.05.2031 | 10:30 GMT", "2031-05-14T10:30:00Z"},
               {"May 14, 2031", "2031-05-14"},
               {"14/5/2031", "2031-05-14"}};
  char out[PAGE_DATE_SIZE];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_true(page_date_read(isnad_string_of(cases[i].text), out));
    assert_string_equal(out, cases[i].date);
  }
  static const char *const none[] = {"", "31 فبراير 2031", "منذ ساعتين", "12345", "0000-00-00", "14 مايو"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_false(page_date_read(isnad_string_of(none[i]), out));
}

static void dates_of_addresses(void **state) {
  (void)state;
  static const struct {
    const char *url, *date;
  } cases[] = {{"https://a.example/2031/05/14/bridge", "2031-05-14"},
               {"https://a.example/news/2031/5/4/bridge", "2031-05-04"},
               {"https://a.example/2031-05-14-bridge.html", "2031-05-14"},
               {"https://a.example/x_20310514_y", "2031-05-14"}};
  char out[PAGE_DATE_SIZE];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_true(page_date_of_address(isnad_string_of(cases[i].url), out));
    assert_string_equal(out, cases[i].date);
  }
  assert_false(page_date_of_address(isnad_string_of("https://a.example/story/2031051499/1234/56"), out));
  assert_false(page_date_of_address(isnad_string_of("https://a.example/2031/13/14/"), out));
}

static void datelines(void **state) {
  (void)state;
  static const struct {
    const char *lead, *dateline, *agency;
  } cases[] = {{"عدن، اليمن (رويترز) - قال الوزير", "عدن، اليمن (رويترز)", "رويترز"},
               {"المرفأ (النشرة) – قال الوزير", "المرفأ (النشرة)", ""},
               {"القاهرة في 14 مايو /أ ش أ/ قال الوزير", "القاهرة في 14 مايو /أ ش أ/", "أ ش أ"},
               {"رام الله 14-5-2031 وفا- قال الوزير", "رام الله 14-5-2031 وفا", "وفا"},
               {"قال الوزير (الأربعاء) إن الطريق مغلق", "", ""},
               {"", "", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    isnad_string agency;
    SAME(page_opening_dateline(isnad_string_of(cases[i].lead), &agency), cases[i].dateline);
    SAME(agency, cases[i].agency);
  }
  SAME(page_byline_of(isnad_string_of("كتبت : ليلى منصور")), "ليلى منصور");
  SAME(page_byline_of(isnad_string_of("ليلى منصور")), "ليلى منصور");
  SAME(page_byline_of(isnad_string_of("بقلم")), "بقلم");
}

static void notices(void **state) {
  (void)state;
  static const struct {
    const char *line, *outlet;
  } cases[] = {{"جميع الحقوق محفوظة لصحيفة المرفأ © 2031", "صحيفة المرفأ"},
               {"© 2031 شبكة المرفأ. جميع الحقوق محفوظة", "شبكة المرفأ"},
               {"جميع الحقوق محفوظة للمرفأ", "المرفأ"},
               {"Copyright © 2031 Al-Marfaa", "Al Marfaa"},
               {"جميع الحقوق محفوظة 2031", ""},
               {"قالت الوزيرة إن الجسر سيفتح", ""}};
  char outlet[64];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t size = page_outlet_of_notice(isnad_string_of(cases[i].line), outlet, sizeof outlet);
    SAME(((isnad_string){outlet, size}), cases[i].outlet);
  }
}

static void languages(void **state) {
  (void)state;
  isnad_string none = {0};
  SAME(page_lang_of(isnad_string_of("قالت الوزيرة"), isnad_string_of("en")), "ar");
  SAME(page_lang_of(isnad_string_of("وزیر گفت که پل باز می‌شود"), none), "fa");
  SAME(page_lang_of(isnad_string_of("گفت چپ"), isnad_string_of("ur-PK")), "ur-PK");
  SAME(page_lang_of(isnad_string_of("The bridge"), isnad_string_of("en")), "en");
  SAME(page_lang_of(isnad_string_of("The bridge"), isnad_string_of("ar")), "");
  SAME(page_lang_of(isnad_string_of("123"), isnad_string_of("en")), "");
}

/* ---- HTTP and packed data ---- */

static void http_heads(void **state) {
  (void)state;
  isnad_string message = isnad_string_of("HTTP/1.1 200 OK\r\ncontent-TYPE:  text/html \r\nX: y\r\n\r\nbody"), head;
  assert_true(http_cut_head(&message, &head));
  SAME(message, "body");
  assert_int_equal(http_status(head), 200);
  SAME(http_field(head, "Content-Type"), "text/html");
  SAME(http_field(head, "Content"), "");
  message = isnad_string_of("HTTP/1.1 200 OK\r\nX: y\r\n");
  assert_false(http_cut_head(&message, &head));
  assert_int_equal(http_status(isnad_string_of("SIP/2.0 200 OK")), 0);
}

static void http_bodies(void **state) {
  (void)state;
  static const struct {
    const char *head, *body, *plain;
    isnad_status status;
  } cases[] = {{"", "abc", "abc", ISNAD_OK},
               {"Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde", ISNAD_OK},
               {"Transfer-Encoding: chunked\r\n", "5\r\nabc", "abc", ISNAD_OK},  /* cut */
               {"Transfer-Encoding: chunked\r\n", "<p>abc", "<p>abc", ISNAD_OK}, /* unchunked before */
               {"Transfer-Encoding: chunked\r\n", "3\r\nabc\r\nxyz\r\n", "", ISNAD_ERR_FORMAT},
               {"Content-Encoding: gzip\r\n", "<p>abc", "<p>abc", ISNAD_OK}, /* unpacked before */
               {"Content-Encoding: gzip\r\n", "\x1F\x8B\x08xyz", "", ISNAD_ERR_FORMAT}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    page_buffer room = {0};
    isnad_string body = isnad_string_of(cases[i].body);
    assert_int_equal(http_body(isnad_string_of(cases[i].head), &body, 1000, &room), cases[i].status);
    if (cases[i].status == ISNAD_OK) SAME(body, cases[i].plain);
    page_buffer_done(&room);
  }
}

typedef struct bytes_left {
  const unsigned char *at;
  size_t size, step;
} bytes_left;

static ptrdiff_t read_step(void *context, unsigned char *bytes, size_t room) {
  bytes_left *self = context;
  size_t n = self->size < self->step ? self->size : self->step;
  if (n > room) n = room;
  memcpy(bytes, self->at, n);
  self->at += n;
  self->size -= n;
  return (ptrdiff_t)n;
}

static size_t pack(unsigned char *out, size_t room, const char *text) {
  z_stream zlib = {0};
  assert_int_equal(deflateInit2(&zlib, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  zlib.next_in = (Bytef *)(uintptr_t)text;
  zlib.avail_in = (uInt)strlen(text);
  zlib.next_out = out;
  zlib.avail_out = (uInt)room;
  assert_int_equal(deflate(&zlib, Z_FINISH), Z_STREAM_END);
  deflateEnd(&zlib);
  return room - zlib.avail_out;
}

/* Members one after the other, the second of three damaged, with any size of reads. */
static void members_of_gzip(void **state) {
  (void)state;
  unsigned char packed[3000];
  size_t first = pack(packed, 1000, "first "), second = pack(packed + first, 1000, "the second member ");
  size_t all = first + second + pack(packed + first + second, 1000, "third");
  packed[first + 12] ^= 0xFF;
  for (size_t step = 1; step < 60; step += 7) {
    bytes_left left = {packed, all, step};
    unsigned char out[100];
    size_t n = 0;
    unpack *self = unpack_new((isnad_string){0}, read_step, &left);
    assert_non_null(self);
    for (ptrdiff_t got; (got = unpack_more(self, out + n, 7)) > 0;) n += (size_t)got;
    assert_true(n >= 11);
    assert_memory_equal(out, "first ", 6);
    assert_memory_equal(out + n - 5, "third", 5);
    uint64_t byte;
    assert_non_null(unpack_fault(self, &byte));
    assert_true(byte >= first && byte < first + second);
    unpack_member member;
    assert_true(unpack_damage_within(self, 6, n, &member));
    assert_int_equal(member.packed, first + second);
    assert_int_equal(member.plain, n - 5);
    assert_int_equal(unpack_member_of(self, n - 1).packed, first + second);
    unpack_free(self);
  }
}

/* ---- Tags, columns, hints ---- */

static void tags(void **state) {
  (void)state;
  isnad_string text = isnad_string_of("<items/><![CDATA[<item>]]><Item a='b'> x </ITEM><item/>");
  size_t from = 0;
  assert_int_equal(tags_find_open(text, 0, "item"), strlen("<items/><![CDATA[<item>]]>"));
  SAME(tags_element(text, "item", &from), "x");
  SAME(tags_element(text, "item", &from), "");
  assert_int_equal(tags_find(text, 0, "</none>"), text.size);
}

static void columns(void **state) {
  (void)state;
  markup_column found[CSV_MAX_COLUMNS];
  assert_int_equal(csv_delimiter(isnad_string_of("a;b,c;d\nx,y,z,w")), ';');
  assert_int_equal(csv_columns_read(isnad_string_of("\"العنوان\",النص, Pub_Date ,x,title"), ',', found), 5);
  assert_int_equal(found[0], MARKUP_TITLE);
  assert_int_equal(found[1], MARKUP_TEXT);
  assert_int_equal(found[2], MARKUP_DATE);
  assert_int_equal(found[3], MARKUP_NO_COLUMN);
  assert_int_equal(found[4], MARKUP_NO_COLUMN); /* the first one counts */
  assert_true(csv_looks_like(isnad_string_of("id,title,text\n1,a,b\n")));
  assert_false(csv_looks_like(isnad_string_of("id,title,text")));
  assert_false(csv_looks_like(isnad_string_of("He gave a title, text and date\nto all")));
}

static uint32_t hints_of(const char *markup) {
  html_page page;
  assert_true(html_page_parse(&page, isnad_string_of(markup)));
  const xmlNode *node = xmlDocGetRootElement(page.document)->children->children;
  uint32_t hints = html_hints_of(node);
  html_page_done(&page);
  return hints;
}

static void hints(void **state) {
  (void)state;
  assert_true(hints_of("<div class='articleBody'>x</div>") & HTML_BODY);
  assert_true(hints_of("<div class='article-body'>x</div>") & HTML_BODY);
  assert_true(hints_of("<div itemprop=articleBody class=widget>x</div>") & HTML_BODY);
  assert_true(hints_of("<div class='relatedPosts'>x</div>") & HTML_RELATED);
  assert_false(hints_of("<div class='related-content'>x</div>") & HTML_TEXT);
  assert_false(hints_of("<div class='has-sidebar no-comments'>x</div>") & HTML_NEVER);
  assert_false(hints_of("<div class='jpYiwZ sc-qPlDB adHoc'>x</div>") & HTML_NEVER);
  assert_true(hints_of("<div style='color: red; display: none'>x</div>") & HTML_HIDDEN);
  assert_true(hints_of("<div class='commentlist'>x</div>") & HTML_COMMENT);
  assert_true(hints_of("<div role=navigation>x</div>") & HTML_FURNITURE);
}

static void outlets_by_address(void **state) {
  (void)state;
  assert_non_null(markup_outlet_of("www.bbc.com", 11));
  assert_ptr_equal(markup_outlet_of("bbc.com", 7), markup_outlet_of("www.bbc.com", 11));
  assert_null(markup_outlet_of("notbbc.com", 10));
  assert_true(markup_is_agency("afp", 3));
  assert_false(markup_is_agency("af", 2));
}

static bool count_document(void *context, const isnad_document *document) {
  (void)document;
  ++*(size_t *)context;
  return true;
}

static void ignore_problem(void *context, const isnad_error *error) {
  (void)context;
  (void)error;
}

/* Servers read addresses for others: not those of their own house. */
static void private_addresses_are_refused(void **state) {
  (void)state;
  static const char *const addresses[] = {"http://127.0.0.1:9/",      "http://10.1.2.3/",    "http://[::1]:9/",
                                          "http://192.168.0.1/",      "http://169.254.1.1/", "http://0.0.0.0:9/",
                                          "http://[::ffff:10.0.0.1]/"};
  size_t n = 0;
  page_sink sink = {.context = &n, .document = count_document, .problem = ignore_problem};
  page_options options = {.public_only = true};
  for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
    isnad_error error = {0};
    assert_int_equal(page_read(addresses[i], &options, &sink, &error), ISNAD_ERR_IO);
    assert_string_equal(error.message, "the address is a private one");
  }
  assert_int_equal(n, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(charsets_by_name),
      cmocka_unit_test(charsets_decode),
      cmocka_unit_test(utf16_in_two_calls),
      cmocka_unit_test(charsets_declared),
      cmocka_unit_test(mojibake_is_mended),
      cmocka_unit_test(dates),
      cmocka_unit_test(dates_of_addresses),
      cmocka_unit_test(datelines),
      cmocka_unit_test(languages),
      cmocka_unit_test(http_heads),
      cmocka_unit_test(notices),
      cmocka_unit_test(http_bodies),
      cmocka_unit_test(members_of_gzip),
      cmocka_unit_test(tags),
      cmocka_unit_test(columns),
      cmocka_unit_test(hints),
      cmocka_unit_test(outlets_by_address),
      cmocka_unit_test(private_addresses_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
