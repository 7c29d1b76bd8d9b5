import ArgumentParser
import Foundation

/// Reads a password from the terminal without showing it, or from standard input.
enum PasswordPrompt {
  static func read(_ speech: Speech) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else {
      guard let line = readLine(strippingNewline: true), !line.isEmpty else {
        throw ValidationError(speech.say("cli.password.none"))
      }
      return line
    }
    let first = hidden(speech.say("cli.password.first") + " ")
    guard first == hidden(speech.say("cli.password.again") + " ") else {
      throw ValidationError(speech.say("cli.password.not-same"))
    }
    return first
  }

  private static func hidden(_ prompt: String) -> String {
    Terminal.prompt(prompt)
    var before = termios()
    tcgetattr(STDIN_FILENO, &before)
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      Terminal.print("")
    }
    return readLine(strippingNewline: true) ?? ""
  }
}
