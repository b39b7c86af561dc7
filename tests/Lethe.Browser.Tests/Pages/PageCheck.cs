using Lethe.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Lethe.Browser.Tests.Pages;

/// <summary>Looks at a page on a desk and in a hand, by day and by night and on paper; keeps a picture of each.</summary>
internal static class PageCheck
{
    private static readonly Lazy<string> Script = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pages", "page-checks.js")));

    // A certificate has every number in it; nobody looks at more of its picture.
    private const int MostTall = 12_000;

    private static readonly (int Width, int Height)[] Windows = [(1440, 900), (390, 844)];

    /// <summary>Of the page that is open.</summary>
    public static async Task LookAsync(Visit visit, string name)
    {
        var (page, faults) = (visit.Page, new List<string>());
        await page.Keyboard.PressAsync("Tab");
        foreach (var (width, height) in Windows)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
                var look = $"{width}-{theme}".ToLowerInvariant();
                faults.AddRange((await page.EvaluateAsync<string[]>(Script.Value)).Select(fault => $"{look}: {fault}"));
                var tall = Math.Min(MostTall, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Screenshots.File($"{name}.{look}"), FullPage = true, Clip = new Clip { Width = width, Height = tall } });
            }
        }
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Light });
        faults.AddRange((await page.EvaluateAsync<string[]>(PrintScript)).Select(fault => $"on paper: {fault}"));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen, ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Windows[0].Width, Windows[0].Height);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    // Paper cannot be clicked and has no end at its right.
    private const string PrintScript =
        """
        () => {
          const isShown = element => element.checkVisibility();
          const faults = [...document.querySelectorAll('.side, button, .button, input, select')].filter(isShown).map(one => `a control is printed: <${one.tagName.toLowerCase()} class="${one.className}">`);
          for (const one of document.querySelectorAll('.scroll, .exhibit .wide, .rows')) if (isShown(one) && getComputedStyle(one).overflowX !== 'visible') faults.push(`cut off at its side: ${one.className}`);
          const paper = getComputedStyle(document.body).backgroundColor;
          if (document.documentElement.dataset.theme === 'dark' && paper !== 'rgb(255, 255, 255)') faults.push(`the paper is ${paper}`);
          return [...new Set(faults)];
        }
        """;
}
