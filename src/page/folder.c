/* folder: all files in a folder and below, by name. What browsers save beside a page, pictures, scripts, styles and
 * fonts, is passed over as hidden files are: nobody means it who names a folder. */
#define _POSIX_C_SOURCE 200809L
#include "page_parts.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define DEEPEST 64 /* folders in one another: links may go round */

typedef struct folder_walk {
  bool (*each)(void *context, const char *path);
  void *context;
  isnad_error *error;
  bool stopped;
} folder_walk;

static bool is_beside_pages(const char *name) {
  static const char *const endings[] = {".js",  ".css",  ".png",  ".jpg",  ".jpeg",  ".gif", ".svg",
                                        ".ico", ".webp", ".avif", ".woff", ".woff2", ".ttf", ".eot",
                                        ".otf", ".mp3",  ".mp4",  ".webm", ".map",   NULL};
  const char *point = strrchr(name, '.');
  for (int i = 0; point != NULL && endings[i] != NULL; i++)
    if (strcasecmp(point, endings[i]) == 0) return true;
  return false;
}

static int is_shown(const struct dirent *entry) { return entry->d_name[0] != '.' && !is_beside_pages(entry->d_name); }

static bool is_folder(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The first failure is told; what is left is walked all the same. */
static isnad_status fail(folder_walk *self, const char *path, const char *message) {
  if (self->error != NULL && self->error->status == ISNAD_OK) {
    self->error->status = ISNAD_ERR_IO;
    snprintf(self->error->file, sizeof self->error->file, "%s", path);
    snprintf(self->error->message, sizeof self->error->message, "%s", message);
  }
  return ISNAD_ERR_IO;
}

static isnad_status walk(folder_walk *self, const char *path, int depth) {
  struct dirent **entries;
  if (depth == 0) return fail(self, path, "folders lie too deep in one another");
  int n = scandir(path, &entries, is_shown, alphasort);
  if (n < 0) return fail(self, path, strerror(errno));
  isnad_status status = ISNAD_OK;
  for (int i = 0; i < n; i++) {
    size_t size = strlen(path) + strlen(entries[i]->d_name) + 2;
    char *inner = self->stopped ? NULL : malloc(size);
    if (inner != NULL) {
      bool slash = path[strlen(path) - 1] == '/';
      snprintf(inner, size, "%s%s%s", path, slash ? "" : "/", entries[i]->d_name);
      isnad_status result = ISNAD_OK;
      if (is_folder(inner))
        result = walk(self, inner, depth - 1);
      else
        self->stopped = !self->each(self->context, inner);
      if (result != ISNAD_OK) status = result;
    }
    free(inner);
    free(entries[i]);
  }
  free(entries);
  return status;
}

isnad_status page_each_file(const char *path, bool (*each)(void *context, const char *path), void *context,
                            isnad_error *error) {
  folder_walk self = {.each = each, .context = context, .error = error};
  if (error != NULL) *error = (isnad_error){0};
  if (strcmp(path, "-") != 0 && path[0] != '\0' && is_folder(path)) return walk(&self, path, DEEPEST);
  each(context, path);
  return ISNAD_OK;
}
