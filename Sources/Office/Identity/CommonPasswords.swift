/// What is tried first. No text for a visitor.
enum CommonPasswords {
  /// Rows in which a password may not simply run.
  static var rows: [String] {
    [
      "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "0123456789", "9876543210",
      "1234567890", "0987654321", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
      "q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp",
      "asdfghjklzxcvbnmqwertyuiop",
    ]
  }

  /// The commonest of published lists, and words of this service.
  static var words: [String] {
    [
      "123456", "123456789", "12345678", "1234567", "12345", "111111", "123123", "000000",
      "654321", "666666", "121212", "987654321", "1q2w3e4r", "1qaz2wsx", "qwerty", "qwerty123",
      "qwertyuiop", "asdfgh", "zxcvbn", "abc123", "password", "password1", "passw0rd", "parol",
      "admin", "administrator", "root", "guest", "login", "letmein", "welcome", "iloveyou",
      "monkey", "dragon", "master", "sunshine", "princess", "football", "superman", "samsung",
      "trustno1", "changeme", "secret", "test", "default", "computer", "internet", "hello",
      "freedom", "whatever", "correcthorsebatterystaple", "thequickbrownfox", "ruqsat",
      "kazakhstan", "qazaqstan", "kazahstan", "astana", "almaty", "migration", "enbek",
    ]
  }
}
