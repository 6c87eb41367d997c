using System.Buffers;
using System.Diagnostics;
using System.Text.Json;

namespace SearchService.Http;

/// <summary>Copies the members of a finished JSON object into one that is being written.</summary>
public static class JsonSplice
{
    /// <summary>Writes the bytes between the braces of <paramref name="source"/>, after a comma, behind what <paramref name="json"/>
    /// has written so far.</summary>
    /// <param name="json">Inside an object, after a member: the next one it writes begins with a comma of its own.</param>
    /// <param name="output">Where <paramref name="json"/> writes to.</param>
    /// <param name="source">One JSON object in UTF-8 without white space around it; the index holds no other.</param>
    public static void WriteMembers(Utf8JsonWriter json, IBufferWriter<byte> output, ReadOnlySpan<byte> source)
    {
        Debug.Assert(source is [(byte)'{', .., (byte)'}'], "the article's fields are not a JSON object");
        var members = source[1..^1];
        if (members.IsEmpty)
        {
            return;
        }

        json.Flush();
        output.Write(","u8);
        output.Write(members);
    }
}
