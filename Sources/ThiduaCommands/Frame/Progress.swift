import Dispatch
import Synchronization

/// Says on standard error what a long command is doing: on a terminal only, and not before half a
/// second has gone by, so that short commands stay silent.
final class Progress: Sendable {
  private struct State {
    var stage: String
    var isShown = false
    var isOver = false
  }

  private let sink: any ByteSink
  private let state: Mutex<State>

  /// Begins with a stage.
  ///
  /// - Parameter delay: How many milliseconds it stays silent.
  init(_ stage: String, on console: Console, delay: Int = 500) {
    sink = console.streams.error
    state = Mutex(State(stage: stage, isOver: !console.showsProgress))
    guard console.showsProgress else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(delay)) { [self] in
      state.withLock { state in
        guard !state.isOver else { return }
        state.isShown = true
        show(state.stage)
      }
    }
  }

  /// Goes on to another stage.
  func stage(_ stage: String) {
    state.withLock { state in
      state.stage = stage
      if state.isShown { show(stage) }
    }
  }

  /// Takes away what it showed; nothing is shown any more.
  func end() {
    state.withLock { state in
      if state.isShown { try? sink.write(Array("\r\u{1B}[K".utf8)) }
      state.isShown = false
      state.isOver = true
    }
  }

  private func show(_ stage: String) {
    try? sink.write(Array("\r\u{1B}[K\(stage) …".utf8))
  }
}
