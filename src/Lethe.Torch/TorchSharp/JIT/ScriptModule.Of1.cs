namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A script module that takes any number of tensors.</summary>
        public class ScriptModule<TResult> : ScriptModule, nn.IModule<Tensor[], TResult>
        {
            internal ScriptModule(nint address) : base(address)
            {
            }

            public TResult call(params Tensor[] tensor) => invoke<Tensor, TResult>("forward", tensor);
        }
    }
}
