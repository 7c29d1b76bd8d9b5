/* Simulates a power cut. After every successful fsync or fdatasync of a file below $PL_WATCH its bytes, as they are at
 * that moment, are copied to $PL_SHADOW; unlink is mirrored. So the shadow holds only what the program asked the disk
 * to keep: starting from it is the worst that pulling the plug may do.
 *
 * Control: syncs of files whose name ends in $PL_IGNORE keep nothing, as if the program had not asked.
 *
 *   cc -O2 -shared -fPIC -o powerloss.so powerloss.c -ldl        for LD_PRELOAD */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(function)                                                                             \
  static typeof(function) *real;                                                                   \
  if (!real) real = dlsym(RTLD_NEXT, #function)

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

/* Where a watched file is kept: its path below the watched folder, with @ for each slash. */
static int shadow_path(const char *path, char *shadow) {
  const char *watch = getenv("PL_WATCH"), *folder = getenv("PL_SHADOW");
  if (!watch || !folder || strncmp(path, watch, strlen(watch))) return 0;
  char name[PATH_MAX / 4];
  snprintf(name, sizeof name, "%s", path + strlen(watch));
  for (char *letter = name; *letter; letter++)
    if (*letter == '/') *letter = '@';
  snprintf(shadow, PATH_MAX, "%s/@%s", folder, name);
  return 1;
}

static int ignored(const char *path) {
  const char *end = getenv("PL_IGNORE");
  size_t length = strlen(path), tail = end ? strlen(end) : 0;
  return tail && length >= tail && !strcmp(path + length - tail, end);
}

static int watched(int file, char *shadow) {
  char link[64], path[PATH_MAX];
  struct stat status;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  if (ignored(path)) return 0;
  return !fstat(file, &status) && S_ISREG(status.st_mode) && shadow_path(path, shadow);
}

static void copy(int from, int to) {
  static char bytes[1 << 20];
  off_t offset = 0;
  ssize_t count;
  while ((count = pread(from, bytes, sizeof bytes, offset)) > 0) {
    if (write(to, bytes, count) != count) break;
    offset += count;
  }
}

static void keep(int file) {
  char shadow[PATH_MAX], fresh[PATH_MAX + 32];
  if (!watched(file, shadow)) return;
  pthread_mutex_lock(&one_at_a_time);
  snprintf(fresh, sizeof fresh, "%s.tmp%d", shadow, getpid());
  int to = open(fresh, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (to >= 0) {
    copy(file, to);
    close(to);
    rename(fresh, shadow);
  }
  pthread_mutex_unlock(&one_at_a_time);
}

int fsync(int file) {
  REAL(fsync);
  int result = real(file);
  if (!result) keep(file);
  return result;
}

int fdatasync(int file) {
  REAL(fdatasync);
  int result = real(file);
  if (!result) keep(file);
  return result;
}

int unlink(const char *path) {
  REAL(unlink);
  int result = real(path);
  char shadow[PATH_MAX];
  if (!result && shadow_path(path, shadow)) real(shadow);
  return result;
}
