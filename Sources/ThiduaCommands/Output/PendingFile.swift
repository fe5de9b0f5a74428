import Glibc
import Synchronization

/// A file that is being written under a name of its own, to be removed when the process is
/// interrupted.
struct PendingFile {
  let path: String

  /// A name beside `target` that no other process of this machine uses.
  init(beside target: String) {
    let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
    path = "\(target[..<slash]).\(target[slash...]).\(getpid())-\(Self.next()).unfinished"
  }

  /// Has the file removed if the process is interrupted from now on.
  func register() {
    let copy = strdup(path)
    guard
      !registered.compareExchange(
        expected: 0, desired: Int(bitPattern: copy), ordering: .sequentiallyConsistent
      ).exchanged
    else { return }
    free(copy)
  }

  /// Ends that.
  func forget() {
    let copy = registered.exchange(0, ordering: .sequentiallyConsistent)
    free(UnsafeMutablePointer<CChar>(bitPattern: copy))
  }

  private static func next() -> Int {
    counter.add(1, ordering: .relaxed).newValue
  }
}

private let counter = Atomic<Int>(0)

/// The address of the path of the file that is being written, as C text; 0 for none. A signal
/// handler may read nothing that is not of this simple kind.
private let registered = Atomic<Int>(0)

/// On Ctrl-C or a request to end: removes the file that is being written and ends with 130 or 143.
func removeUnfinishedFileWhenInterrupted() {
  // The handler runs where nothing may be initialised: touch what it reads first.
  _ = registered.load(ordering: .relaxed)
  var mask = sigset_t()
  sigemptyset(&mask)
  for number in [SIGINT, SIGTERM] {
    var action = sigaction()
    sigaction(number, nil, &action)
    // Whoever had us ignore it, as a shell does for a command in the background, means it.
    if unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }
    signal(number) { number in
      let address = registered.load(ordering: .sequentiallyConsistent)
      if let path = UnsafePointer<CChar>(bitPattern: address) { unlink(path) }
      _exit(128 + number)
    }
    sigaddset(&mask, number)
  }
  // A parent may have started us from a thread that holds all signals back.
  pthread_sigmask(SIG_UNBLOCK, &mask, nil)
}
