/* html_page: the constant parts of the html format's page. May use: nothing. */
#ifndef ISNAD_EXPORT_HTML_PAGE_H
#define ISNAD_EXPORT_HTML_PAGE_H

/* Up to the page's title, from there to the first story, and behind the last. */
extern const char export_html_head[], export_html_style[], export_html_foot[];

#endif
