/* http: fields, chunks and compression of stored answers. */
#include "http.h"

#include <brotli/decode.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>
#include <zstd.h>

#define STEP ((size_t)64 << 10)

static isnad_string trimmed(isnad_string text) {
  while (text.size > 0 && (unsigned char)text.data[0] <= ' ') text.data++, text.size--;
  while (text.size > 0 && (unsigned char)text.data[text.size - 1] <= ' ') text.size--;
  return text;
}

isnad_string http_field(isnad_string head, const char *name) {
  size_t size = strlen(name);
  for (size_t at = 0; at < head.size;) {
    const char *stop = memchr(head.data + at, '\n', head.size - at);
    size_t length = stop != NULL ? (size_t)(stop - head.data) - at : head.size - at;
    if (length > size && head.data[at + size] == ':' && strncasecmp(head.data + at, name, size) == 0)
      return trimmed((isnad_string){head.data + at + size + 1, length - size - 1});
    at += length + 1;
  }
  return (isnad_string){0};
}

bool http_cut_head(isnad_string *message, isnad_string *head) {
  for (size_t at = 0; at < message->size;) {
    const char *stop = memchr(message->data + at, '\n', message->size - at);
    if (stop == NULL) return false;
    size_t length = (size_t)(stop - message->data) - at;
    bool empty = length == 0 || (length == 1 && message->data[at] == '\r');
    at += length + 1;
    if (!empty) continue;
    *head = (isnad_string){message->data, at};
    message->data += at;
    message->size -= at;
    return true;
  }
  return false;
}

unsigned http_status(isnad_string head) {
  unsigned status = 0;
  if (head.size < 12 || strncasecmp(head.data, "HTTP/", 5) != 0) return 0;
  const char *blank = memchr(head.data, ' ', 12);
  if (blank == NULL) return 0;
  size_t at = (size_t)(blank - head.data) + 1;
  for (size_t i = 0; i < 3 && at + i < head.size; i++) {
    if (head.data[at + i] < '0' || head.data[at + i] > '9') return 0;
    status = status * 10 + (unsigned)(head.data[at + i] - '0');
  }
  return status;
}

isnad_string http_charset(isnad_string type) {
  for (size_t i = 0; i + 8 < type.size; i++) {
    if (strncasecmp(type.data + i, "charset=", 8) != 0) continue;
    isnad_string value = {type.data + i + 8, 0};
    if (value.data[0] == '"' || value.data[0] == '\'') value.data++;
    const char *end = type.data + type.size;
    while (value.data + value.size < end && strchr("\"'; \t", value.data[value.size]) == NULL) value.size++;
    return value;
  }
  return (isnad_string){0};
}

/* ---- Chunks ---- */

static int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') return (c | 0x20) - 'a' + 10;
  return -1;
}

/* Many archives keep «chunked» in the head though the body has none any more: then it does not begin with a size. */
static bool is_chunked(isnad_string body) {
  size_t at = 0;
  while (at < body.size && digit_of(body.data[at]) >= 0) at++;
  if (at == 0 || at > 8 || at >= body.size) return false;
  while (at < body.size && (body.data[at] == ' ' || body.data[at] == ';')) at++;
  return at + 1 < body.size && (body.data[at] == '\r' || body.data[at] == '\n');
}

static isnad_status join_chunks(isnad_string body, page_buffer *out) {
  size_t at = 0;
  while (at < body.size) {
    size_t size = 0, digits = 0;
    for (int digit; at < body.size && digits < 8 && (digit = digit_of(body.data[at])) >= 0; at++, digits++)
      size = size * 16 + (size_t)digit;
    const char *stop = memchr(body.data + at, '\n', body.size - at);
    if (digits == 0 || stop == NULL) return ISNAD_ERR_FORMAT;
    at = (size_t)(stop + 1 - body.data);
    if (size == 0) return ISNAD_OK;
    bool cut = size > body.size - at;
    if (!page_buffer_put(out, body.data + at, cut ? body.size - at : size)) return ISNAD_ERR_MEMORY;
    if (cut) return ISNAD_OK; /* what there is of it */
    at += size;
    while (at < body.size && (body.data[at] == '\r' || body.data[at] == '\n')) at++;
  }
  return ISNAD_OK;
}

/* ---- Compression ---- */

static isnad_status inflate_body(isnad_string body, int window, size_t limit, page_buffer *out) {
  z_stream zlib = {0};
  if (inflateInit2(&zlib, window) != Z_OK) return ISNAD_ERR_MEMORY;
  zlib.next_in = (Bytef *)(uintptr_t)body.data;
  zlib.avail_in = (uInt)body.size;
  isnad_status status = ISNAD_OK;
  int result = Z_OK;
  while (result == Z_OK && status == ISNAD_OK) {
    if (out->size > limit) status = ISNAD_ERR_LIMIT;
    if (status == ISNAD_OK && !page_buffer_reserve(out, out->size + STEP)) status = ISNAD_ERR_MEMORY;
    if (status != ISNAD_OK) break;
    zlib.next_out = (Bytef *)out->data + out->size;
    zlib.avail_out = (uInt)STEP;
    result = inflate(&zlib, Z_NO_FLUSH);
    out->size += STEP - zlib.avail_out;
  }
  inflateEnd(&zlib);
  /* A body that was cut gives what there is of it. */
  if (status == ISNAD_OK && result != Z_STREAM_END && out->size == 0) return ISNAD_ERR_FORMAT;
  return status;
}

static isnad_status brotli_body(isnad_string body, size_t limit, page_buffer *out) {
  BrotliDecoderState *brotli = BrotliDecoderCreateInstance(NULL, NULL, NULL);
  if (brotli == NULL) return ISNAD_ERR_MEMORY;
  const uint8_t *in = (const uint8_t *)body.data;
  size_t in_size = body.size;
  isnad_status status = ISNAD_OK;
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && status == ISNAD_OK) {
    if (out->size > limit) status = ISNAD_ERR_LIMIT;
    if (status == ISNAD_OK && !page_buffer_reserve(out, out->size + STEP)) status = ISNAD_ERR_MEMORY;
    if (status != ISNAD_OK) break;
    uint8_t *to = (uint8_t *)out->data + out->size;
    size_t room = STEP;
    result = BrotliDecoderDecompressStream(brotli, &in_size, &in, &room, &to, NULL);
    out->size += STEP - room;
  }
  BrotliDecoderDestroyInstance(brotli);
  if (status == ISNAD_OK && result != BROTLI_DECODER_RESULT_SUCCESS && out->size == 0) return ISNAD_ERR_FORMAT;
  return status;
}

static isnad_status zstd_body(isnad_string body, size_t limit, page_buffer *out) {
  ZSTD_DCtx *zstd = ZSTD_createDCtx();
  if (zstd == NULL) return ISNAD_ERR_MEMORY;
  ZSTD_inBuffer in = {body.data, body.size, 0};
  isnad_status status = ISNAD_OK;
  size_t result = 1;
  for (bool full = true; status == ISNAD_OK && (in.pos < in.size || full) && !ZSTD_isError(result);) {
    if (out->size > limit) status = ISNAD_ERR_LIMIT;
    if (status == ISNAD_OK && !page_buffer_reserve(out, out->size + STEP)) status = ISNAD_ERR_MEMORY;
    if (status != ISNAD_OK) break;
    ZSTD_outBuffer to = {out->data + out->size, STEP, 0};
    result = ZSTD_decompressStream(zstd, &to, &in);
    out->size += to.pos;
    full = to.pos == STEP;
  }
  ZSTD_freeDCtx(zstd);
  if (status == ISNAD_OK && out->size == 0) return ISNAD_ERR_FORMAT;
  return status;
}

static isnad_status decompress(isnad_string coding, isnad_string body, size_t limit, page_buffer *out) {
  const unsigned char *bytes = (const unsigned char *)body.data;
  bool gzip = body.size > 2 && bytes[0] == 0x1F && bytes[1] == 0x8B;
  if (gzip) return inflate_body(body, 15 + 16, limit, out);
  if (coding.size >= 7 && strncasecmp(coding.data, "deflate", 7) == 0) {
    bool zlib = body.size > 1 && (bytes[0] & 0x0F) == 8 && (bytes[0] * 256u + bytes[1]) % 31 == 0;
    return inflate_body(body, zlib ? 15 : -15, limit, out);
  }
  if (coding.size >= 2 && strncasecmp(coding.data, "br", 2) == 0) return brotli_body(body, limit, out);
  if (coding.size >= 4 && strncasecmp(coding.data, "zstd", 4) == 0) return zstd_body(body, limit, out);
  return ISNAD_ERR_FORMAT;
}

/* Whether the body still is compressed: archives that stored it unpacked often kept the field. */
static bool is_compressed(isnad_string coding, isnad_string body) {
  if (coding.size == 0 || strncasecmp(coding.data, "identity", coding.size) == 0 || body.size == 0) return false;
  size_t at = 0;
  while (at < body.size && (unsigned char)body.data[at] <= ' ' && body.data[at] != 0) at++;
  return at >= body.size || body.data[at] != '<';
}

isnad_status http_body(isnad_string head, isnad_string *body, size_t limit, page_buffer *room) {
  page_buffer joined = {0};
  isnad_string transfer = http_field(head, "Transfer-Encoding"), coding = http_field(head, "Content-Encoding");
  isnad_status status = ISNAD_OK;
  room->size = 0;
  if (transfer.size >= 7 && is_chunked(*body)) {
    status = join_chunks(*body, &joined);
    *body = (isnad_string){joined.data, joined.size};
  }
  if (status == ISNAD_OK && is_compressed(coding, *body)) {
    status = decompress(coding, *body, limit, room);
    *body = (isnad_string){room->data, room->size};
    page_buffer_done(&joined);
  } else if (joined.data != NULL) {
    page_buffer_done(room);
    *room = joined;
  }
  return status;
}
