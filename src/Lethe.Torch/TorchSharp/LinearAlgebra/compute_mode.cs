namespace TorchSharp;

/// <summary>When <see cref="torch.cdist"/> takes the short way through a matrix product, which costs some digits.</summary>
public enum compute_mode
{
    use_mm_for_euclid_dist_if_necessary = 0,
    use_mm_for_euclid_dist = 1,
    donot_use_mm_for_euclid_dist = 2,
}
