namespace SearchService.Hardening.Fuzzing;

/// <summary>Cuts an input down as far as it still shows the same: halves, quarters … single bytes are left out as long as that goes.</summary>
internal static class InputMinimizer
{
    private const int MaxAttempts = 1_000;

    /// <param name="input">What shows it.</param>
    /// <param name="shows">Whether another input shows the same.</param>
    public static async Task<byte[]> MinimizeAsync(byte[] input, Func<byte[], Task<bool>> shows)
    {
        var attempts = 0;
        for (var length = input.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= input.Length && attempts < MaxAttempts;)
            {
                byte[] shorter = [.. input.AsSpan(0, start), .. input.AsSpan(start + length)];
                attempts++;
                if (await shows(shorter))
                {
                    input = shorter;
                }
                else
                {
                    start += length;
                }
            }
        }

        return input;
    }
}
