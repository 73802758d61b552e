/* fuzz_text: bytes as a page of plain text. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_read(data, size, PAGE_TEXT); }
