/// Ten to the given power.
///
/// - Parameter exponent: 0...18; anything else is a mistake of the caller and stops the program.
@inlinable
public func powerOfTen(_ exponent: Int) -> Int64 {
  precondition(exponent >= 0 && exponent <= 18, "a power of ten outside of 0...18")
  var power: Int64 = 1
  for _ in 0..<exponent { power &*= 10 }
  return power
}
