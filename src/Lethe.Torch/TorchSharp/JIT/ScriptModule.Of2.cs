namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A script module that takes one argument.</summary>
        public class ScriptModule<T, TResult> : ScriptModule, nn.IModule<T, TResult>
        {
            internal ScriptModule(nint address) : base(address)
            {
            }

            public TResult call(T tensor) => invoke<TResult>("forward", tensor);
        }
    }
}
