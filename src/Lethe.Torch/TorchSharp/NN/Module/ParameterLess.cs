namespace TorchSharp.Modules;

internal static class ParameterLess
{
    public static InvalidOperationException Refused(torch.nn.Module module, string what) =>
        new($"{module.GetName()} is declared to have no parameters: {what} cannot be registered on it.");
}
