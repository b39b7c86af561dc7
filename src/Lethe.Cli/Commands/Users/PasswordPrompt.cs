using System.Text;

namespace Lethe.Cli.Commands.Users;

/// <summary>
/// Asks for a password twice without showing it; where nobody sits at the terminal, takes the first line of standard
/// input. Never an argument: every user of a machine can list those.
/// </summary>
internal static class PasswordPrompt
{
    /// <param name="notes">Where the question is put: standard output may be read by a program.</param>
    public static string Read(TextWriter notes)
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? throw new ArgumentException("The password is to be the first line of standard input, and nothing came there.");
        var first = Ask("Password: ", notes);
        return Ask("Once more: ", notes) == first ? first : throw new ArgumentException("The two are not the same; nothing was changed.");
    }

    private static string Ask(string question, TextWriter notes)
    {
        notes.Write(question);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        notes.WriteLine();
        return typed.ToString();
    }
}
