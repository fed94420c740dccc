namespace Analytics.Reports.Tests.Rendering;

/// <summary>What every page must hold, whatever is on it: inside the page, at least 9 pt, no text over another.</summary>
internal static class Layout
{
    public static void Check(PdfFile file)
    {
        foreach (var (page, number) in file.Pages.Select((page, index) => (page, index + 1)))
        {
            var shown = page.Items.Where(item => !string.IsNullOrWhiteSpace(item.Text)).ToList();
            foreach (var item in shown)
            {
                Assert.True(
                    item.X >= 0 && item.X + item.Width <= page.Width && item.Y - item.Size >= 0 && item.Y <= page.Height,
                    $"'{item.Text}' leaves page {number}.");
                Assert.True(item.Size >= 8.99, $"'{item.Text}' on page {number} has only {item.Size} pt.");
            }

            CheckOverlaps(Words(shown), number);
        }
    }

    /// <summary>The letters of a chart stand in the file one by one; those of one word may be drawn together by more than a point.</summary>
    public static List<PdfText> Words(IEnumerable<PdfText> items)
    {
        var words = new List<PdfText>();
        foreach (var item in items)
        {
            if (words.Count > 0 && words[^1] is var word && word.Font == item.Font && Math.Abs(word.Y - item.Y) < 0.1 && Math.Abs(word.Size - item.Size) < 0.1
                && item.X - word.X - word.Width is > -2 and < 0.5)
            {
                words[^1] = word with { Text = word.Text + item.Text, Width = item.X + item.Width - word.X };
            }
            else
            {
                words.Add(item);
            }
        }

        return words;
    }

    // A line of text is about 0.7 em high above its baseline; less is left to accents that may touch the line above.
    private static void CheckOverlaps(List<PdfText> shown, int number)
    {
        for (var i = 0; i < shown.Count; i++)
        {
            for (var j = i + 1; j < shown.Count; j++)
            {
                var (a, b) = (shown[i], shown[j]);
                var wide = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
                var high = Math.Min(a.Y, b.Y) - Math.Max(a.Y - (0.6 * a.Size), b.Y - (0.6 * b.Size));
                Assert.False(wide > 1 && high > 1, $"'{a.Text}' and '{b.Text}' overlap on page {number}.");
            }
        }
    }
}
