namespace TorchSharp;

public static partial class torch
{
    public const TensorStringStyle julia = TensorStringStyle.Julia;

    public const TensorStringStyle numpy = TensorStringStyle.Numpy;

    internal static string floatFormat = "g5";
    internal static string newLine = Environment.NewLine;
    internal static int lineWidth = 100;
    internal static int maxRows = 6;
    internal static int maxColumns = 6;

    private static TensorStringStyle _style = TensorStringStyle.Julia;

    /// <summary>The style of <c>str()</c> and <c>print()</c> where none is named. Starts as Julia's.</summary>
    public static TensorStringStyle TensorStringStyle
    {
        get => _style;
        set => _style = value == TensorStringStyle.Default
            ? throw new ArgumentException("The default style cannot be 'Default'.", nameof(value))
            : value;
    }

    public static void set_printoptions(
        int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, $"{(sci_mode ? 'E' : 'F')}{precision}", linewidth, newLine, maxRows, maxColumns);

    public static void set_printoptions(
        TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null,
        int? maxRows = null, int? maxColumns = null)
    {
        if (style is { } wanted) TensorStringStyle = wanted;
        torch.floatFormat = floatFormat ?? torch.floatFormat;
        torch.lineWidth = linewidth ?? torch.lineWidth;
        torch.newLine = newLine ?? torch.newLine;
        torch.maxRows = maxRows ?? torch.maxRows;
        torch.maxColumns = maxColumns ?? torch.maxColumns;
    }
}
