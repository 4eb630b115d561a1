// Writes many small files: what the disk and the system cost, and nothing else.
//
// write INDEX BLOB FOLDER: INDEX says `size path` a line, BLOB holds their bytes one after another.
// Both are read before the clock starts; FOLDER is there and empty. Prints seconds.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void stop(const char *what) {
  perror(what);
  exit(1);
}

static char *read_whole(const char *path) {
  int file = open(path, O_RDONLY);
  struct stat known;
  if (file < 0 || fstat(file, &known)) stop(path);
  char *content = malloc(known.st_size + 1);
  for (off_t done = 0; done < known.st_size;) {
    ssize_t got = read(file, content + done, known.st_size - done);
    if (got <= 0) stop(path);
    done += got;
  }
  content[known.st_size] = 0;
  close(file);
  return content;
}

static void make_folders(char *path) {
  for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    if (mkdir(path, 0777) && errno != EEXIST) stop(path);
    *slash = '/';
  }
}

static int create(char *path) {
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (file < 0 && errno == ENOENT) {
    make_folders(path);
    file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
  }
  if (file < 0) stop(path);
  return file;
}

int main(int count, char **words) {
  if (count != 4) return 2;
  char *index = read_whole(words[1]), *bytes = read_whole(words[2]);
  if (chdir(words[3])) stop(words[3]);
  struct timespec began, ended;
  clock_gettime(CLOCK_MONOTONIC, &began);
  for (char *line = strtok(index, "\n"); line; line = strtok(NULL, "\n")) {
    char *path;
    size_t size = strtoull(line, &path, 10);
    path += 1;
    int file = create(path);
    for (size_t done = 0; done < size;) {
      ssize_t put = write(file, bytes + done, size - done);
      if (put < 0) stop(path);
      done += put;
    }
    close(file);
    bytes += size;
  }
  clock_gettime(CLOCK_MONOTONIC, &ended);
  printf("%.6f\n", ended.tv_sec - began.tv_sec + (ended.tv_nsec - began.tv_nsec) / 1e9);
  return 0;
}
