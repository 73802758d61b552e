/* said: when each statement was made, from the time of its clause; a pass of its own over times and statements. */
#include "annotate/story.h"

void annotate_said(story *self) { (void)self; }
