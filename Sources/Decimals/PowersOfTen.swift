let tenToThe34: UInt128 = 10_000_000_000_000_000_000_000_000_000_000_000

/// 10^0 to 10^38.
private let powers: InlineArray<39, UInt128> = [
  1,
  10,
  100,
  1000,
  10000,
  100000,
  1000000,
  10000000,
  100000000,
  1000000000,
  10000000000,
  100000000000,
  1000000000000,
  10000000000000,
  100000000000000,
  1000000000000000,
  10000000000000000,
  100000000000000000,
  1000000000000000000,
  10000000000000000000,
  100000000000000000000,
  1000000000000000000000,
  10000000000000000000000,
  100000000000000000000000,
  1000000000000000000000000,
  10000000000000000000000000,
  100000000000000000000000000,
  1000000000000000000000000000,
  10000000000000000000000000000,
  100000000000000000000000000000,
  1000000000000000000000000000000,
  10000000000000000000000000000000,
  100000000000000000000000000000000,
  1000000000000000000000000000000000,
  10000000000000000000000000000000000,
  100000000000000000000000000000000000,
  1000000000000000000000000000000000000,
  10000000000000000000000000000000000000,
  100000000000000000000000000000000000000,
]

/// 10^`exponent` for an exponent from 0 to 38.
@inline(__always)
func powerOfTen(_ exponent: Int) -> UInt128 { powers[exponent] }

/// For each power of ten 10^n, n from 1 to 38, ⌊2^(127 + b) ÷ 10^n⌋ where b is the length of 10^n in
/// bits: its reciprocal to 128 bits. The entry at 0 is not used.
private let reciprocals: InlineArray<39, UInt128> = [
  0,
  0xCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC,
  0xA3D70A3D70A3D70A3D70A3D70A3D70A3,
  0x83126E978D4FDF3B645A1CAC083126E9,
  0xD1B71758E219652BD3C36113404EA4A8,
  0xA7C5AC471B4784230FCF80DC33721D53,
  0x8637BD05AF6C69B5A63F9A49C2C1B10F,
  0xD6BF94D5E57A42BC3D32907604691B4C,
  0xABCC77118461CEFCFDC20D2B36BA7C3D,
  0x89705F4136B4A59731680A88F8953030,
  0xDBE6FECEBDEDD5BEB573440E5A884D1B,
  0xAFEBFF0BCB24AAFEF78F69A51539D748,
  0x8CBCCC096F5088CBF93F87B7442E45D3,
  0xE12E13424BB40E132865A5F206B06FB9,
  0xB424DC35095CD80F538484C19EF38C94,
  0x901D7CF73AB0ACD90F9D37014BF60A10,
  0xE69594BEC44DE15B4C2EBE687989A9B3,
  0xB877AA3236A4B44909BEFEB9FAD487C2,
  0x9392EE8E921D5D073AFF322E62439FCF,
  0xEC1E4A7DB69561A52B31E9E3D06C32E5,
  0xBCE5086492111AEA88F4BB1CA6BCF584,
  0x971DA05074DA7BEED3F6FC16EBCA5E03,
  0xF1C90080BAF72CB15324C68B12DD6338,
  0xC16D9A0095928A2775B7053C0F178293,
  0x9ABE14CD44753B52C4926A9672793542,
  0xF79687AED3EEC5513A83DDBD83F52204,
  0xC612062576589DDA95364AFE032A819D,
  0x9E74D1B791E07E48775EA264CF55347D,
  0xFD87B5F28300CA0D8BCA9D6E188853FC,
  0xCAD2F7F5359A3B3E096EE45813A04330,
  0xA2425FF75E14FC31A1258379A94D028D,
  0x81CEB32C4B43FCF480EACF948770CED7,
  0xCFB11EAD453994BA67DE18EDA5814AF2,
  0xA6274BBDD0FADD61ECB1AD8AEACDD58E,
  0x84EC3C97DA624AB4BD5AF13BEF0B113E,
  0xD4AD2DBFC3D07787955E4EC64B44E864,
  0xAA242499697392D2DDE50BD1D5D0B9E9,
  0x881CEA14545C75757E50D64177DA2E54,
  0xD9C7DCED53C7225596E7BD358C904A21,
]

extension UInt128 {
  /// The length in bits; 0 for 0.
  @inline(__always)
  var bitLength: Int { 128 &- leadingZeroBitCount }

  /// How many digits it has; 1 for 0.
  @inline(__always)
  var digitCount: Int {
    // 1233/4096 is so near to the decimal logarithm of 2 that, up to 255 bits, the estimate is
    // right or one too small.
    let estimate = ((self | 1).bitLength &* 1233) >> 12
    return estimate &+ (self >= powerOfTen(estimate) ? 1 : 0)
  }
}

extension UInt256 {
  /// The quotient and remainder of a division by 10^`exponent`, from 0 to 38; for quotients below
  /// 2^113.
  @inline(__always)
  func divided(
    byPowerOfTen exponent: Int
  ) -> (quotient: UInt128, remainder: UInt128) {
    if exponent == 0 { return (low, 0) }
    let divisor = powerOfTen(exponent)
    // The leading 128 bits times the reciprocal: less than one too small, so one correction does.
    let excess = max(bitLength &- 128, 0)
    let leading = (self >> excess).low
    let estimate = highProduct(leading, reciprocals[exponent])
    var quotient =
      estimate &>> UInt128(truncatingIfNeeded: divisor.bitLength &- excess &- 1)
    var remainder = low &- quotient &* divisor
    while remainder >= divisor {
      quotient &+= 1
      remainder &-= divisor
    }
    return (quotient, remainder)
  }
}

extension UInt64 {
  /// How many digits it has; 1 for 0.
  @inline(__always)
  var digitCount: Int {
    let estimate = ((64 &- (self | 1).leadingZeroBitCount) &* 1233) >> 12
    return estimate &+ (self >= UInt64(truncatingIfNeeded: powerOfTen(estimate)) ? 1 : 0)
  }
}

/// A coefficient without the zeros at its end, but for no more than `limit` of them, and how many
/// were taken away. The value is not 0.
func withoutTrailingZeros(
  _ value: UInt128, atMost limit: Int
) -> (digits: UInt128, zeros: Int) {
  var value = value
  var zeros = 0
  // Each zero at the end is a factor of 2, so that most numbers with none end at once.
  var step = 16
  while value.bitLength > 64, step > 0 {
    if zeros &+ step <= limit, value.trailingZeroBitCount >= step {
      let (quotient, remainder) = UInt256(low: value).divided(byPowerOfTen: step)
      if remainder == 0 {
        value = quotient
        zeros &+= step
        continue
      }
    }
    step >>= 1
  }
  if step == 0 { return (value, zeros) }
  var short = UInt64(truncatingIfNeeded: value)
  // Divisions by constants, which are multiplications.
  while short & 0xFF == 0, zeros &+ 8 <= limit, short % 100_000_000 == 0 {
    short /= 100_000_000
    zeros &+= 8
  }
  if short & 0xF == 0, zeros &+ 4 <= limit, short % 10_000 == 0 {
    short /= 10_000
    zeros &+= 4
  }
  if short & 0x3 == 0, zeros &+ 2 <= limit, short % 100 == 0 {
    short /= 100
    zeros &+= 2
  }
  while short & 1 == 0, zeros < limit, short % 10 == 0 {
    short /= 10
    zeros &+= 1
  }
  return (UInt128(short), zeros)
}
