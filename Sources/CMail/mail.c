#include "mail.h"

#include <curl/curl.h>
#include <string.h>

struct letter {
  const char *next;
  size_t left;
};

static size_t give(char *buffer, size_t size, size_t count, void *source) {
  struct letter *letter = source;
  size_t most = size * count;
  size_t given = letter->left < most ? letter->left : most;
  memcpy(buffer, letter->next, given);
  letter->next += given;
  letter->left -= given;
  return given;
}

static CURL *call(const struct mail_server *server) {
  CURL *curl = curl_easy_init();
  if (!curl) return NULL;
  curl_easy_setopt(curl, CURLOPT_URL, server->url);
  // A redirect or a proxy's settings never lead a letter over another protocol.
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, server->seconds);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(server->tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  if (server->authorities) curl_easy_setopt(curl, CURLOPT_CAINFO, server->authorities);
  if (server->user) curl_easy_setopt(curl, CURLOPT_USERNAME, server->user);
  if (server->password) curl_easy_setopt(curl, CURLOPT_PASSWORD, server->password);
  return curl;
}

static int run(CURL *curl, long *reply) {
  CURLcode code = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, reply);
  return (int)code;
}

int mail_hand_over(
  const struct mail_server *server, const char *from, const char *to, const char *text,
  size_t length, long *reply) {
  *reply = 0;
  CURL *curl = call(server);
  if (!curl) return CURLE_FAILED_INIT;
  struct letter letter = {text, length};
  struct curl_slist *recipients = curl_slist_append(NULL, to);
  if (!recipients) {
    curl_easy_cleanup(curl);
    return CURLE_OUT_OF_MEMORY;
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &letter);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  int code = run(curl, reply);
  curl_slist_free_all(recipients);
  curl_easy_cleanup(curl);
  return code;
}

int mail_greet(const struct mail_server *server, long *reply) {
  *reply = 0;
  CURL *curl = call(server);
  if (!curl) return CURLE_FAILED_INIT;
  curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
  int code = run(curl, reply);
  curl_easy_cleanup(curl);
  return code;
}

const char *mail_reason(int code) { return curl_easy_strerror((CURLcode)code); }
