/* fuzz_html: bytes as a page in its markup. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_read(data, size, PAGE_HTML); }
