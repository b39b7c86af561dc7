using System.Globalization;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        internal string Summary => IsInvalid ? "disposed" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        /// <summary>Shape, element type and device: "[2x3], type = Float32, device = cpu".</summary>
        public override string ToString() => Summary;

        public string ToString(
            bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            ToString(disamb ? TensorStringStyle.Default : TensorStringStyle.Metadata, fltFormat, width, cultureInfo, newLine);

        /// <param name="style">The form; the options of set_printoptions stand in for what is null.</param>
        /// <param name="fltFormat">A .NET format for floating-point numbers.</param>
        /// <param name="width">Characters to a line, in Julia's style.</param>
        /// <param name="cultureInfo">The invariant culture if null.</param>
        /// <param name="newLine">What ends a line.</param>
        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (style == TensorStringStyle.Default) style = torch.TensorStringStyle;
            if (style == TensorStringStyle.Metadata || is_meta) return Summary;
            using var elements = new ElementText(this, fltFormat ?? floatFormat, cultureInfo ?? CultureInfo.InvariantCulture);
            return style switch
            {
                TensorStringStyle.Julia => new JuliaText(elements, width ?? lineWidth, newLine ?? torch.newLine).Write(Summary),
                TensorStringStyle.Numpy => new NumpyText(elements, maxRows, maxColumns, newLine ?? torch.newLine).Write(),
                _ => throw new ArgumentOutOfRangeException(nameof(style), style, "There is no such style."),
            };
        }
    }
}
