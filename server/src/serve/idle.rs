//! Connections on which nothing moves are closed. hyper limits how long a head may take, but not how
//! long somebody may stay silent before it, nor how long they may refuse to read an answer.

use std::future::{Ready, ready};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum_server::accept::Accept;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

/// Accepts connections and watches over them.
#[derive(Debug, Clone, Copy)]
pub(super) struct IdleAcceptor {
    /// How long nothing may move in either direction.
    pub(super) limit: Duration,
}

impl<I, S> Accept<I, S> for IdleAcceptor {
    type Stream = Watched<I>;
    type Service = S;
    type Future = Ready<io::Result<(Watched<I>, S)>>;

    fn accept(&self, stream: I, service: S) -> Self::Future {
        ready(Ok((Watched::new(stream, self.limit), service)))
    }
}

/// A connection that fails once nothing has moved for a while.
#[derive(Debug)]
pub(super) struct Watched<S> {
    stream: S,
    limit: Duration,
    end: Pin<Box<Sleep>>,
}

impl<S> Watched<S> {
    fn new(stream: S, limit: Duration) -> Self {
        Self {
            stream,
            limit,
            end: Box::pin(sleep(limit)),
        }
    }

    /// Passes on what the connection said: progress puts the end off, waiting may meet it.
    fn watch<T>(
        &mut self,
        ctx: &mut Context<'_>,
        said: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        match said {
            Poll::Ready(said) => {
                self.end.as_mut().reset(Instant::now() + self.limit);
                Poll::Ready(said)
            }
            Poll::Pending if self.end.as_mut().poll(ctx).is_ready() => {
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        ctx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let said = Pin::new(&mut self.stream).poll_read(ctx, buffer);
        self.watch(ctx, said)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        ctx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let said = Pin::new(&mut self.stream).poll_write(ctx, bytes);
        self.watch(ctx, said)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        ctx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let said = Pin::new(&mut self.stream).poll_write_vectored(ctx, slices);
        self.watch(ctx, said)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, ctx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(ctx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, ctx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(ctx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    use super::*;

    const SHORT: Duration = Duration::from_millis(50);

    #[tokio::test]
    async fn who_says_nothing_is_left_alone() {
        let (_silent, own) = duplex(64);
        let mut own = Watched::new(own, SHORT);
        let heard = own.read_u8().await;
        assert_eq!(heard.unwrap_err().kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn who_does_not_read_is_left_alone() {
        let (_deaf, own) = duplex(64);
        let mut own = Watched::new(own, SHORT);
        let told = own.write_all(&[0; 65]).await;
        assert_eq!(told.unwrap_err().kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn who_goes_on_talking_may_take_longer() {
        let (mut other, own) = duplex(64);
        let mut own = Watched::new(own, Duration::from_secs(20));
        for said in 0..100 {
            other.write_u8(said).await.unwrap();
            assert_eq!(own.read_u8().await.unwrap(), said);
        }
    }
}
