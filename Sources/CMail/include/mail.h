// One letter handed to a mail server by libcurl. Its options take any type of value, which Swift cannot call.
#ifndef RUQSAT_MAIL_H
#define RUQSAT_MAIL_H

#include <stddef.h>

struct mail_server {
  /// smtp://host:port or smtps://host:port
  const char *url;
  /// Null where the server asks for no name.
  const char *user;
  const char *password;
  /// A file of certificates to trust instead of the system's; null for those.
  const char *authorities;
  /// 1: nothing is said without TLS.
  int tls;
  /// For everything together.
  long seconds;
};

/// Hands a letter over. 0 when the server took it, else libcurl's number of what went wrong.
/// `reply` becomes the last number the server said, 0 if it said none.
int mail_hand_over(
  const struct mail_server *server, const char *from, const char *to, const char *letter,
  size_t length, long *reply);

/// Connects, greets, begins TLS and signs in; sends nothing.
int mail_greet(const struct mail_server *server, long *reply);

/// What a number means, in English.
const char *mail_reason(int code);

#endif
