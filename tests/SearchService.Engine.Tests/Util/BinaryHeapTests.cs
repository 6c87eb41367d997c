using SearchService.Engine.Util;
using Xunit;

namespace SearchService.Engine.Tests.Util;

public sealed class BinaryHeapTests
{
    [Fact]
    public void Random_operations_agree_with_a_sorted_list()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var heap = new BinaryHeap<int, Comparer<int>>(random.Next(4), Comparer<int>.Default);
            var model = new List<int>();
            for (var step = 0; step < 300; step++)
            {
                Apply(random, heap, model);
                model.Sort();
                Assert.True(heap.Count == model.Count, $"seed {seed}, step {step}: {heap.Count} of {model.Count}");
                Assert.True(model.Count == 0 || heap.Top == model[0], $"seed {seed}, step {step}: wrong top");
                Assert.True(heap.Items.ToArray().Order().SequenceEqual(model), $"seed {seed}, step {step}: wrong items");
            }
        }
    }

    [Fact]
    public void Pop_gives_everything_in_order_of_the_comparer()
    {
        var heap = new BinaryHeap<string, StringComparer>(0, StringComparer.Ordinal);
        foreach (var word in "the quick brown fox jumps over the lazy dog".Split(' '))
        {
            heap.Push(word);
        }

        var popped = new List<string>();
        while (heap.Count > 0)
        {
            popped.Add(heap.Pop());
        }

        Assert.Equal(["brown", "dog", "fox", "jumps", "lazy", "over", "quick", "the", "the"], popped);
    }

    [Fact]
    public void Clear_empties_and_the_heap_can_be_used_again()
    {
        var heap = new BinaryHeap<int, Comparer<int>>(2, Comparer<int>.Default);
        heap.Push(1);
        heap.Push(0);
        heap.Clear();
        Assert.Equal(0, heap.Count);
        heap.Push(7);
        Assert.Equal(7, heap.Pop());
    }

    [Fact]
    public void Negative_capacity_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryHeap<int, Comparer<int>>(-1, Comparer<int>.Default));

    // The model is sorted when this is called. Values repeat often, so that ties occur.
    private static void Apply(Random random, BinaryHeap<int, Comparer<int>> heap, List<int> model)
    {
        switch (model.Count == 0 ? 0 : random.Next(5))
        {
            case 0 or 1 or 2:
                var pushed = random.Next(40);
                heap.Push(pushed);
                model.Add(pushed);
                break;
            case 3:
                Assert.Equal(model[0], heap.Pop());
                model.RemoveAt(0);
                break;
            default:
                model[0] = heap.Top = random.Next(40);
                heap.UpdateTop();
                break;
        }
    }
}
