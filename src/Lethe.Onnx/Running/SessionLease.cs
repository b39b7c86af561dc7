using Microsoft.ML.OnnxRuntime;

namespace Lethe.Onnx.Running;

/// <summary>Keeps the native session alive until the last run that uses it is over, whenever it is disposed.</summary>
internal sealed class SessionLease(InferenceSession session)
{
    private readonly Lock _gate = new();
    private int _users = 1;
    private bool _closed;

    public InferenceSession Session { get; } = session;

    public void Enter(object owner)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, owner);
            _users++;
        }
    }

    public void Exit()
    {
        lock (_gate)
        {
            if (--_users > 0) return;
        }

        Session.Dispose();
    }

    public void Close()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
        }

        Exit();
    }
}
