namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A script module that takes two arguments.</summary>
        public class ScriptModule<T1, T2, TResult> : ScriptModule, nn.IModule<T1, T2, TResult>
        {
            internal ScriptModule(nint address) : base(address)
            {
            }

            public TResult call(T1 input1, T2 input2) => invoke<TResult>("forward", input1, input2);
        }
    }
}
