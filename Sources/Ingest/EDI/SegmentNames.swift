import X12

/// The segments the guides of 835, 837, 277CA, 278 and 999 are made of, as far as they are read.
extension SegmentID {
  static var aaa: SegmentID { SegmentID("A", "A", "A") }
  static var ak2: SegmentID { SegmentID("A", "K", "2") }
  static var ak5: SegmentID { SegmentID("A", "K", "5") }
  static var ak9: SegmentID { SegmentID("A", "K", "9") }
  static var amt: SegmentID { SegmentID("A", "M", "T") }
  static var bht: SegmentID { SegmentID("B", "H", "T") }
  static var bpr: SegmentID { SegmentID("B", "P", "R") }
  static var cas: SegmentID { SegmentID("C", "A", "S") }
  static var clm: SegmentID { SegmentID("C", "L", "M") }
  static var clp: SegmentID { SegmentID("C", "L", "P") }
  static var dmg: SegmentID { SegmentID("D", "M", "G") }
  static var dtm: SegmentID { SegmentID("D", "T", "M") }
  static var dtp: SegmentID { SegmentID("D", "T", "P") }
  static var hcr: SegmentID { SegmentID("H", "C", "R") }
  static var hi: SegmentID { SegmentID("H", "I") }
  static var hl: SegmentID { SegmentID("H", "L") }
  static var ik5: SegmentID { SegmentID("I", "K", "5") }
  static var lq: SegmentID { SegmentID("L", "Q") }
  static var lx: SegmentID { SegmentID("L", "X") }
  static var mia: SegmentID { SegmentID("M", "I", "A") }
  static var moa: SegmentID { SegmentID("M", "O", "A") }
  static var n1: SegmentID { SegmentID("N", "1") }
  static var nm1: SegmentID { SegmentID("N", "M", "1") }
  static var plb: SegmentID { SegmentID("P", "L", "B") }
  static var ref: SegmentID { SegmentID("R", "E", "F") }
  static var sbr: SegmentID { SegmentID("S", "B", "R") }
  static var stc: SegmentID { SegmentID("S", "T", "C") }
  static var sv1: SegmentID { SegmentID("S", "V", "1") }
  static var sv2: SegmentID { SegmentID("S", "V", "2") }
  static var sv3: SegmentID { SegmentID("S", "V", "3") }
  static var svc: SegmentID { SegmentID("S", "V", "C") }
  static var svd: SegmentID { SegmentID("S", "V", "D") }
  static var trn: SegmentID { SegmentID("T", "R", "N") }
}
