/* fuzz_trec: bytes as a TREC collection. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_read(data, size, PAGE_TREC); }
