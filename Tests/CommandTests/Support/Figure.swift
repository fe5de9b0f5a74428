import Decimals

/// A decimal of ours, not of Foundation.
typealias Figure = Decimal
