/* fuzz_feed: bytes as a feed. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_read(data, size, PAGE_FEED); }
