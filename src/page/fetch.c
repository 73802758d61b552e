/* fetch: a page from its address, by HTTP and HTTPS alone, within limits of size, time and redirects.
 *
 * libcurl brings some thirty libraries along, which take eight times as long to load as a small file takes to read. So
 * it is loaded when the first address comes, and a machine without it reads all but addresses. */
#define _POSIX_C_SOURCE 200809L
#include "fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST_REDIRECTS 5L
#define CONNECT_SECONDS 15L
#define ALL_SECONDS 120L
#define SLOW_BYTES 64L /* a second, for SLOW_SECONDS: nobody is there any more */
#define SLOW_SECONDS 30L

typedef struct fetching {
  page_buffer body;
  size_t limit;
  bool too_long, no_memory, is_private;
} fetching;

/* ---- libcurl, as it is loaded ---- */

typedef struct curl_library {
  void *handle;
  CURLcode (*global_init)(long flags);
  void (*global_cleanup)(void);
  CURL *(*init)(void);
  CURLcode (*set)(CURL *curl, CURLoption option, ...);
  CURLcode (*perform)(CURL *curl);
  CURLcode (*get)(CURL *curl, CURLINFO info, ...);
  void (*cleanup)(CURL *curl);
  const char *(*message)(CURLcode code);
} curl_library;

/* ISO C has no way from dlsym's pointer to one of a function; POSIX promises that both are alike. */
static bool find(const curl_library *self, const char *name, void *function) {
  void *found = dlsym(self->handle, name);
  memcpy(function, &found, sizeof found);
  return found != NULL;
}

static bool load(curl_library *self) {
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.so"};
  *self = (curl_library){0};
  for (size_t i = 0; i < sizeof names / sizeof *names && self->handle == NULL; i++)
    self->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  return self->handle != NULL && find(self, "curl_global_init", &self->global_init) &&
         find(self, "curl_global_cleanup", &self->global_cleanup) && find(self, "curl_easy_init", &self->init) &&
         find(self, "curl_easy_setopt", &self->set) && find(self, "curl_easy_perform", &self->perform) &&
         find(self, "curl_easy_getinfo", &self->get) && find(self, "curl_easy_cleanup", &self->cleanup) &&
         find(self, "curl_easy_strerror", &self->message);
}

/* ---- Fetching ---- */

bool fetch_is_address(const char *path) {
  return strncasecmp(path, "http://", 7) == 0 || strncasecmp(path, "https://", 8) == 0;
}

static size_t take_body(char *bytes, size_t one, size_t size, void *context) {
  fetching *self = context;
  size *= one;
  self->too_long = size > self->limit - self->body.size;
  if (self->too_long) return 0;
  self->no_memory = !page_buffer_put(&self->body, bytes, size);
  return self->no_memory ? 0 : size;
}

/* Addresses of one's own machine and network: RFC 6890 and its registry. */
static bool is_private4(uint32_t address) {
  static const struct {
    uint32_t network, bits;
  } kept[] = {{0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
              {0xAC100000, 12}, {0xC0000000, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xE0000000, 3}};
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
    if ((address ^ kept[i].network) >> (32 - kept[i].bits) == 0) return true;
  return false;
}

static bool is_private(const struct sockaddr *address) {
  if (address->sa_family == AF_INET) {
    struct sockaddr_in inet;
    memcpy(&inet, address, sizeof inet);
    return is_private4(ntohl(inet.sin_addr.s_addr));
  }
  if (address->sa_family != AF_INET6) return true;
  struct sockaddr_in6 inet6;
  memcpy(&inet6, address, sizeof inet6);
  const unsigned char *b = inet6.sin6_addr.s6_addr;
  static const unsigned char zeros[10] = {0};
  if (memcmp(b, zeros, 10) == 0) { /* ::, ::1, ::ffff:a.b.c.d */
    bool mapped = b[10] == 0xFF && b[11] == 0xFF;
    return !mapped ||
           is_private4((uint32_t)b[12] << 24 | (uint32_t)b[13] << 16 | (uint32_t)b[14] << 8 | (uint32_t)b[15]);
  }
  return (b[0] & 0xE0) != 0x20; /* all but global unicast */
}

/* Asked with the address that is to be connected to, after names were looked up and redirects followed. */
static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  fetching *self = context;
  (void)purpose;
  self->is_private = is_private(&address->addr);
  return self->is_private ? CURL_SOCKET_BAD : socket(address->family, address->socktype, address->protocol);
}

static void set_options(const curl_library *lib, CURL *curl, const char *address, const page_options *options,
                        fetching *self) {
  lib->set(curl, CURLOPT_URL, address);
#if LIBCURL_VERSION_NUM >= 0x075500
  lib->set(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  lib->set(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
  lib->set(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  lib->set(curl, CURLOPT_REDIR_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
  lib->set(curl, CURLOPT_FOLLOWLOCATION, 1L);
  lib->set(curl, CURLOPT_MAXREDIRS, MOST_REDIRECTS);
  lib->set(curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
  lib->set(curl, CURLOPT_TIMEOUT, ALL_SECONDS);
  lib->set(curl, CURLOPT_LOW_SPEED_LIMIT, SLOW_BYTES);
  lib->set(curl, CURLOPT_LOW_SPEED_TIME, SLOW_SECONDS);
  lib->set(curl, CURLOPT_ACCEPT_ENCODING, ""); /* all that libcurl can unpack */
  lib->set(curl, CURLOPT_USERAGENT, "isnad/" ISNAD_VERSION " (reads one page for one person)");
  lib->set(curl, CURLOPT_NOSIGNAL, 1L);
  lib->set(curl, CURLOPT_FAILONERROR, 1L);
  lib->set(curl, CURLOPT_WRITEFUNCTION, take_body);
  lib->set(curl, CURLOPT_WRITEDATA, self);
  if (!options->public_only) return;
  /* A proxy would look names up by itself. */
  lib->set(curl, CURLOPT_PROXY, "");
  lib->set(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  lib->set(curl, CURLOPT_OPENSOCKETDATA, self);
}

static isnad_status fail(isnad_error *error, isnad_status status, const char *address, const char *message) {
  if (error != NULL) {
    *error = (isnad_error){.status = status};
    snprintf(error->file, sizeof error->file, "%s", address);
    snprintf(error->message, sizeof error->message, "%s", message);
  }
  return status;
}

static isnad_status fail_fetch(const fetching *self, const curl_library *lib, CURL *curl, CURLcode code,
                               const char *address, isnad_error *error) {
  long status = 0;
  char message[64];
  if (self->too_long) return fail(error, ISNAD_ERR_LIMIT, address, "the page is longer than a page may be");
  if (self->no_memory) return fail(error, ISNAD_ERR_MEMORY, address, isnad_status_text(ISNAD_ERR_MEMORY));
  if (self->is_private) return fail(error, ISNAD_ERR_IO, address, "the address is a private one");
  lib->get(curl, CURLINFO_RESPONSE_CODE, &status);
  if (code != CURLE_HTTP_RETURNED_ERROR) return fail(error, ISNAD_ERR_IO, address, lib->message(code));
  snprintf(message, sizeof message, "the server answers %ld", status);
  return fail(error, ISNAD_ERR_IO, address, message);
}

static bool keep(page_buffer *out, const char *text) {
  return text == NULL || (page_buffer_put(out, text, strlen(text) + 1));
}

isnad_status fetch_page(const char *address, const page_options *options, size_t limit, fetched_page *out,
                        isnad_error *error) {
  *out = (fetched_page){0};
  curl_library lib;
  if (!load(&lib)) {
    if (lib.handle != NULL) dlclose(lib.handle);
    return fail(error, ISNAD_ERR_IO, address, "addresses are read by libcurl, which is not here");
  }
  fetching self = {.limit = limit};
  CURL *curl = lib.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? lib.init() : NULL;
  isnad_status status = ISNAD_OK;
  if (curl == NULL) {
    status = fail(error, ISNAD_ERR_MEMORY, address, isnad_status_text(ISNAD_ERR_MEMORY));
  } else {
    set_options(&lib, curl, address, options, &self);
    CURLcode code = lib.perform(curl);
    if (code != CURLE_OK) status = fail_fetch(&self, &lib, curl, code, address, error);
    const char *type = NULL, *last = NULL;
    lib.get(curl, CURLINFO_CONTENT_TYPE, &type);
    lib.get(curl, CURLINFO_EFFECTIVE_URL, &last);
    if (status == ISNAD_OK && (!keep(&out->type, type) || !keep(&out->address, last)))
      status = fail(error, ISNAD_ERR_MEMORY, address, isnad_status_text(ISNAD_ERR_MEMORY));
    lib.cleanup(curl);
  }
  /* It stays loaded: some of what it brings along does not bear being unloaded. */
  lib.global_cleanup();
  out->body = self.body;
  return status;
}

void fetched_page_done(fetched_page *self) {
  page_buffer_done(&self->body);
  page_buffer_done(&self->type);
  page_buffer_done(&self->address);
}
