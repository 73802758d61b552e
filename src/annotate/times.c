/* times: the annotator of times. */
#include "annotate/story.h"
void annotate_times(story *self) { (void)self; }
void annotate_said(story *self) { (void)self; }
