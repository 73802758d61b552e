/* fuzz_auto: bytes as an input of any form and charset, packed or not. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_read(data, size, PAGE_AUTO); }
