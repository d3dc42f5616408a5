import NIOCore

/// Closes the connection of a client that does not read its answer: otherwise it would hold what answers it for ever.
final class ReadDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny
    typealias InboundOut = NIOAny

    private let patience: TimeAmount
    private var closing: Scheduled<Void>?

    /// `patience`: how long a client may take nothing of what waits for it.
    init(_ patience: TimeAmount) { self.patience = patience }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        closing?.cancel()
        closing = nil
        if !context.channel.isWritable {
            let channel = context.channel
            closing = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }
    func channelInactive(context: ChannelHandlerContext) {
        closing?.cancel()
        context.fireChannelInactive()
    }
    func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }
}
